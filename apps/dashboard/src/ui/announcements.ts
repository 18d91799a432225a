import { useSyncExternalStore } from 'react';

/** What a screen reader is told beside what has the focus; each time it is another one, even in the same words. */
export type Announcement = { readonly text: string; readonly turn: number };

let last: Announcement = { text: '', turn: 0 };
const listeners = new Set<() => void>();

export function announce(text: string): void {
  last = { text, turn: last.turn + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useAnnouncement = (): Announcement => useSyncExternalStore(subscribe, () => last);
