import { useSyncExternalStore } from 'react';

/** Whether the server answers, how far what it shows is behind, and by which way news come. */
export type Reach = {
  readonly server: 'here' | 'away';
  /** Since when it has been away, in epoch milliseconds. */
  readonly awaySince: number | undefined;
  readonly news: 'stream' | 'polling';
  readonly lagMs: number | undefined;
};

let reach: Reach = { server: 'here', awaySince: undefined, news: 'polling', lagMs: undefined };
const listeners = new Set<() => void>();

const reachNow = (): Reach => reach;
export const useReach = (): Reach => useSyncExternalStore(subscribe, reachNow);
/** By which way news come, for who need not know that each answer has another lag. */
export const useNewsBy = (): Reach['news'] => useSyncExternalStore(subscribe, () => reach.news);

export function noteAnswer(headers: Headers): void {
  const lag = headers.get('Hostler-Lag-Ms');
  change({ server: 'here', awaySince: undefined, ...(lag === null ? {} : { lagMs: Number(lag) }) });
}

export const noteSilence = (): void =>
  change({ server: 'away', awaySince: reach.awaySince ?? Date.now(), news: 'polling' });

export const noteNews = (news: Reach['news']): void => change({ news });
export const noteLag = (lagMs: number): void => change({ lagMs });

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function change(part: Partial<Reach>): void {
  const next = { ...reach, ...part };
  const same = (Object.keys(next) as (keyof Reach)[]).every((key) => next[key] === reach[key]);
  if (same) return;
  reach = next;
  for (const listener of listeners) listener();
}

/** How long after a command lists are asked to show it at least. */
const READ_OWN_WRITES_MS = 10_000;

/** The position of the last command of this window, so that what one has just done is on the next page (U11). */
export const ownWrites = (() => {
  let last: { readonly position: string; readonly until: number } | undefined;
  return {
    note: (position: string | null): void => {
      if (position !== null) last = { position, until: Date.now() + READ_OWN_WRITES_MS };
    },
    position: (): string | undefined => (last !== undefined && Date.now() < last.until ? last.position : undefined),
    forget: (): void => {
      last = undefined;
    },
  };
})();
