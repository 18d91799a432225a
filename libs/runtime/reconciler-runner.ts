import { whileHolding } from './leaseholder.js';
import type { RunnerParts } from './agenda-runner.js';
import type { Lease } from './leases.js';
import { Wakeup } from './wakeup.js';

/** One look at a level and what follows from it. Answers with when time alone will ask for the next look. */
export type Pass = (lease: Lease, signal: AbortSignal) => Promise<{ readonly nextAt: number | undefined }>;

/**
 * Holds one level under a lease: passes once at the start, whenever something that it reads has changed, when time asks for it, and
 * every so often in case a change went unseen.
 */
export class ReconcilerRunner {
  #wakeup: Wakeup | undefined;

  constructor(
    private readonly parts: Pick<RunnerParts, 'rows' | 'clock' | 'log' | 'owner' | 'leaseTtlMs'>,
    private readonly what: {
      readonly name: string;
      readonly everyMs: number;
      /** Two passes are at least so far apart, so that triggers in a burst become one; 0 for a level that may not wait. */
      readonly pauseMs: number;
      readonly pass: Pass;
    },
  ) {}

  /** Something it reads has changed. */
  trigger(): void {
    this.#wakeup?.ring();
  }

  run(signal: AbortSignal): Promise<void> {
    const { clock, rows } = this.parts;
    const { name, everyMs, pauseMs, pass } = this.what;
    return whileHolding({ ...this.parts, leases: rows.leases }, `reconciler:${name}`, signal, async (lease, held) => {
      this.#wakeup = new Wakeup(clock, held);
      while (!held.aborted) {
        const { nextAt } = await pass(lease, held);
        const latest = clock.now() + everyMs;
        await this.#wakeup.sleepUntil(Math.min(latest, nextAt ?? latest));
        if (pauseMs > 0) await clock.waitUntil(clock.now() + pauseMs, held);
      }
    });
  }
}
