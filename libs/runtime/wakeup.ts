import type { Clock } from '#kernel/clock.js';
import { OVER } from '#kernel/over.js';

/** Wakes one sleeping loop, at a time or at once; a call that comes while nobody sleeps is not lost. */
export class Wakeup {
  #rung = false;
  #alarm: AbortController | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.#rung = true;
    this.#alarm?.abort(OVER);
  }

  /** Resolves at `at`, when rung, or when the loop's own signal aborts, whichever comes first. */
  async sleepUntil(at: number): Promise<void> {
    if (!this.#rung && !this.signal.aborted) {
      this.#alarm = new AbortController();
      await this.clock.waitUntil(at, this.#alarm.signal);
      this.#alarm.abort(OVER);
      this.#alarm = undefined;
    }
    this.#rung = false;
  }
}
