import type { Clock, Ending } from '#kernel/clock.js';

type Waiter = { readonly at: number; readonly wake: () => void };

/** Time that moves only when told to. Whoever waits wakes in the order of time, each having done its work before the next. */
export class VirtualClock implements Clock {
  private waiters: Waiter[] = [];

  constructor(private time = 0) {}

  now(): number {
    return this.time;
  }

  waitUntil(at: number, signal?: Ending): Promise<void> {
    if (at <= this.time || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const waiter: Waiter = {
        at,
        wake: () => {
          signal?.removeEventListener('abort', waiter.wake);
          this.waiters = this.waiters.filter((other) => other !== waiter);
          resolve();
        },
      };
      this.waiters.push(waiter);
      signal?.addEventListener('abort', waiter.wake);
    });
  }

  advanceBy(ms: number): Promise<void> {
    return this.advanceTo(this.time + ms);
  }

  /** Moves time on, stopping at each moment that somebody waits for, those included that begin to wait on the way. */
  async advanceTo(time: number): Promise<void> {
    await settled();
    for (let next = this.nextBy(time); next !== undefined; next = this.nextBy(time)) {
      this.time = Math.max(this.time, next.at);
      next.wake();
      await settled();
    }
    this.time = Math.max(this.time, time);
  }

  /** When the next waiter wakes; `undefined` when nobody waits. */
  nextAt(): number | undefined {
    return this.nextBy(Infinity)?.at;
  }

  private nextBy(time: number): Waiter | undefined {
    let next: Waiter | undefined;
    for (const waiter of this.waiters)
      if (waiter.at <= time && (next === undefined || waiter.at < next.at)) next = waiter;
    return next;
  }
}

/** Resolves when all that follows from settled promises has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
