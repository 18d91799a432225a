/** The first change is asked for at once; what comes within this time after it, together. */
const FIRST_GATHER_MS = 150;
/** While so many come in between, nobody can tell single ones apart: then lists are asked for less and less often, down to this. */
const MANY_CHANGES = 12;
const LAST_GATHER_MS = 2_400;

type Asking = {
  /** Has everything that is made of these projections asked for again; false where an answer is on its way that may not know of them. */
  readonly ask: (projections: readonly string[]) => boolean;
};

/** Takes note of changes, and says when to ask for what they touch. */
export type Gathering = { readonly note: (projection: string) => void; readonly stop: () => void };

/** Many changes in a row ask for each list once at once, now and then meanwhile, and once at the end. */
export function gathering({ ask }: Asking): Gathering {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gatherMs = FIRST_GATHER_MS;
  let changes = 0;

  const askNow = (): void => {
    timer = undefined;
    if (changed.size === 0) {
      gatherMs = FIRST_GATHER_MS;
      return;
    }
    timer = setTimeout(askNow, gatherMs);
    if (!ask([...changed])) return;
    changed.clear();
    gatherMs = changes < MANY_CHANGES ? FIRST_GATHER_MS : Math.min(2 * gatherMs, LAST_GATHER_MS);
    changes = 0;
  };
  return {
    note: (projection) => {
      changed.add(projection);
      changes += 1;
      if (timer === undefined) askNow();
    },
    stop: () => clearTimeout(timer),
  };
}
