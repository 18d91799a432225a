export type Direction = 'back' | 'forward';

type Given = {
  /** When the event next to a time was recorded, in epoch milliseconds; `undefined` where there is none. */
  readonly nextTo: (time: number, direction: Direction) => Promise<number | undefined>;
  readonly go: (time: number) => void;
  readonly onEnd: (direction: Direction) => void;
  readonly onFailure: (error: unknown) => void;
};

export type Stepping = {
  /** Where the page is. While steps are on their way they know better. */
  readonly isAt: (time: number | undefined) => void;
  readonly step: (direction: Direction) => Promise<void>;
  /** Steps on their way lead nowhere any more, until it is said again where the page is. */
  readonly stop: () => void;
};

/** A key that is held repeats faster than events are found. */
const MAX_WAITING_STEPS = 5;

/** Goes from event to event. Quick presses each go on from where the one before has led. */
export function stepping({ nextTo, go, onEnd, onFailure }: Given): Stepping {
  let at: number | undefined;
  let waiting = 0;
  let stopped = false;
  let last: Promise<void> = Promise.resolve();

  async function one(direction: Direction): Promise<void> {
    if (at === undefined || stopped) return;
    const next = await nextTo(at, direction);
    if (stopped) return;
    if (next === undefined) return onEnd(direction);
    at = next;
    go(next);
  }

  return {
    isAt: (time) => {
      stopped = false;
      if (waiting === 0) at = time;
    },
    step: (direction) => {
      if (waiting >= MAX_WAITING_STEPS) return last;
      waiting++;
      last = last
        .then(() => one(direction))
        .catch((error: unknown) => {
          if (!stopped) onFailure(error);
        })
        .finally(() => waiting--);
      return last;
    },
    stop: () => {
      stopped = true;
    },
  };
}
