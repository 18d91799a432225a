/** What is wanted within this time is asked for together: a table wants the names of all its rows at once. */
const GATHER_MS = 20;
/** So many ids are asked for at once. */
const MAX_AT_ONCE = 100;
/** A name may be changed, or erased, while a window stays open. */
const KNOWN_FOR_MS = 5 * 60_000;

type Naming = {
  readonly ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly now: () => number;
};

/** Names by id, each asked for once for all who want it. */
export function naming({ ask, now }: Naming) {
  const names = new Map<string, string | undefined>();
  const askedAt = new Map<string, number>();
  const wanted = new Set<string>();
  const listeners = new Set<() => void>();

  const askForThem = async (): Promise<void> => {
    const ids = [...wanted].slice(0, MAX_AT_ONCE);
    for (const id of ids) wanted.delete(id);
    if (wanted.size > 0) setTimeout(() => void askForThem(), GATHER_MS);
    try {
      const known = await ask(ids);
      for (const id of ids) names.set(id, known.get(id));
      for (const listener of listeners) listener();
    } catch {
      // Ids do until the server answers again, when whoever is drawn next asks.
      for (const id of ids) askedAt.delete(id);
    }
  };

  return {
    nameOf: (id: string): string | undefined => names.get(id),
    want: (id: string): void => {
      if (now() - (askedAt.get(id) ?? -Infinity) < KNOWN_FOR_MS) return;
      askedAt.set(id, now());
      if (wanted.size === 0) setTimeout(() => void askForThem(), GATHER_MS);
      wanted.add(id);
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
