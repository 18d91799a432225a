import { useSyncExternalStore } from 'react';
import { usePast } from './past.js';

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: number | undefined;

/** One clock for the whole window, which runs while somebody looks at it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** Now, in epoch milliseconds, moving on each second, whatever moment the page shows. */
export const usePresent = (): number => useSyncExternalStore(subscribe, () => now);

/** The same; or the past moment that the page shows, which stands still. */
export function useNow(): number {
  const ticking = usePresent();
  return usePast()?.time ?? ticking;
}
