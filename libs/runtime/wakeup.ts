import type { Clock, Ending } from '#kernel/clock.js';

/** Wakes one sleeping loop, at a time or at once; a call that comes while nobody sleeps is not lost. */
export class Wakeup {
  #rung = false;
  #sleep: Sleep | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.#rung = true;
    this.#sleep?.end();
  }

  /** Resolves at `at`, when rung, or when the loop's own signal aborts, whichever comes first. */
  async sleepUntil(at: number): Promise<void> {
    if (!this.#rung && !this.signal.aborted) {
      this.#sleep = new Sleep();
      await this.clock.waitUntil(at, this.#sleep);
      this.#sleep = undefined;
    }
    this.#rung = false;
  }
}

/** Ends one wait. There are many, so it is no `AbortController`. */
class Sleep implements Ending {
  aborted = false;
  readonly #listeners = new Set<() => void>();

  end(): void {
    this.aborted = true;
    for (const told of this.#listeners) told();
  }

  addEventListener(_: 'abort', told: () => void): void {
    this.#listeners.add(told);
  }

  removeEventListener(_: 'abort', told: () => void): void {
    this.#listeners.delete(told);
  }
}
