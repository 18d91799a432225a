import type { Clock, Ending } from '#kernel/clock.js';

/** What rings at a time, unless it is taken back. */
type Alarm = { readonly at: number; readonly order: number; ring: (() => void) | undefined };

/**
 * The time of a simulated world. It moves only when told to, from alarm to alarm, and whatever follows from one alarm has happened
 * before the next one rings: so the same world always takes the same course.
 */
export class Timeline implements Clock {
  readonly #alarms: Alarm[] = [];
  #time: number;
  #order = 0;

  constructor(start: number) {
    this.#time = start;
  }

  now(): number {
    return this.#time;
  }

  /** Rings at that time, or at once when time next moves; answers with what takes it back. */
  at(time: number, ring: () => void): () => void {
    const alarm: Alarm = { at: Math.max(time, this.#time), order: (this.#order += 1), ring };
    push(this.#alarms, alarm);
    return () => {
      alarm.ring = undefined;
    };
  }

  waitUntil(at: number, signal?: Ending): Promise<void> {
    if (at <= this.#time || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const cancel = this.at(at, wake);
      signal?.addEventListener('abort', wake);
    });
  }

  async pass(ms: number): Promise<void> {
    const until = this.#time + ms;
    await settled();
    for (let alarm = this.#next(until); alarm !== undefined; alarm = this.#next(until)) {
      this.#time = Math.max(this.#time, alarm.at);
      alarm.ring?.();
      await settled();
    }
    this.#time = until;
  }

  #next(until: number): Alarm | undefined {
    for (let first = this.#alarms[0]; first !== undefined && first.at <= until; first = this.#alarms[0]) {
      pop(this.#alarms);
      if (first.ring !== undefined) return first;
    }
    return undefined;
  }
}

/** Resolves when all that follows from settled promises has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const isBefore = (a: Alarm, b: Alarm): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Alarm[], alarm: Alarm): void {
  heap.push(alarm);
  for (let place = heap.length - 1; place > 0;) {
    const parent = (place - 1) >> 1;
    if (!isBefore(heap[place]!, heap[parent]!)) return;
    [heap[place], heap[parent]] = [heap[parent]!, heap[place]!];
    place = parent;
  }
}

function pop(heap: Alarm[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  heap[0] = last;
  for (let place = 0; ;) {
    const left = 2 * place + 1;
    const right = left + 1;
    let first = place;
    if (left < heap.length && isBefore(heap[left]!, heap[first]!)) first = left;
    if (right < heap.length && isBefore(heap[right]!, heap[first]!)) first = right;
    if (first === place) return;
    [heap[place], heap[first]] = [heap[first]!, heap[place]!];
    place = first;
  }
}
