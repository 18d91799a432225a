import type { Moment } from '../../../apps/agent/src/moment.js';
import type { Chance } from './chance.js';
import type { Faults } from './faults.js';
import type { Timeline } from './timeline.js';

/** I1: how far the clock of a machine may stand from those of the servers, ahead or behind. */
const APART_MS = 5 * 60_000;
/** How much faster or slower it may go: worse than a quartz. */
const DRIFT = 0.001;
const APART = 0.7;

/**
 * What a machine takes for the time. Its agent knows no other: every time that it reckons with is this one's, and a time that it
 * were told by a server would be wrong by minutes.
 */
export class MachineClock {
  readonly #aheadMs: number;
  readonly #rate: number;

  constructor(
    private readonly timeline: Timeline,
    faults: Faults,
    botId: string,
  ) {
    const isApart = faults.befalls('clock apart', APART, botId);
    this.#aheadMs = isApart ? within(faults.chance, APART_MS) : 0;
    this.#rate = isApart ? 1 + within(faults.chance, DRIFT) : 1;
  }

  now(): number {
    return this.timeline.now() * this.#rate + this.#aheadMs;
  }

  moment(): Moment {
    return { monotonicMs: this.now(), uptimeMs: this.now() };
  }

  /** Rings when this clock shows that time; answers with what takes it back. */
  at(time: number, ring: () => void): () => void {
    return this.timeline.at(Math.ceil((time - this.#aheadMs) / this.#rate), ring);
  }

  async pause(ms: number, signal: AbortSignal): Promise<void> {
    await this.timeline.waitUntil(this.timeline.now() + Math.ceil(ms / this.#rate), signal);
  }
}

const within = (chance: Chance, most: number): number => (2 * chance.next() - 1) * most;
