import type { EndRequest, HeartbeatAnswer, StartAnswer } from '#protocol/agent.js';
import { flowMayRunUntil } from '../../../apps/agent/src/lease.js';
import { msUntil, type Moment } from '../../../apps/agent/src/moment.js';
import type { RunIdentity } from '../../../apps/server/src/agent-gateway/agent-tokens.js';
import type { MachineClock } from './machine-clock.js';
import type { World } from './world.js';

const LONGEST_MS = 40_000;
const FAILS = 0.1;

type Outcome = Omit<EndRequest, 'claim'> & Record<string, unknown>;
type Interruption = 'killed' | 'stopped' | 'cancelled' | 'deadline' | 'lease-lost';
type Go = Extract<StartAnswer, { kind: 'go' }>;

/** One flow under way on a bot. Its guard ends it for the lease even where its agent does nothing. */
export class Flow {
  readonly runId: string;
  /** Resolves with what to tell the server; with nothing where it knows, or where nobody is left to tell it. */
  readonly over: Promise<Outcome | undefined>;
  #end: (outcome: Outcome | undefined) => void = () => undefined;
  #fence: () => void = () => undefined;
  #isOver = false;

  constructor(
    private readonly world: World,
    private readonly clock: MachineClock,
    private readonly run: RunIdentity,
    { leaseMs, runDeadlineInMs }: Go,
    askedAt: Moment,
  ) {
    const { timeline, runs } = world;
    this.runId = run.runId;
    this.over = new Promise((resolve) => (this.#end = resolve));
    runs.executionBegins(run.runId, run.botId, run.claim);
    const failed = world.lengths.hits(FAILS);
    const lengthMs = world.lengths.between(10, LONGEST_MS);
    const outcome = failed ? { outcome: 'failed', code: 'FlowFailed' } : { outcome: 'succeeded', outputs: null };
    timeline.at(timeline.now() + lengthMs, () => this.#finish(outcome as Outcome));
    clock.at(clock.now() + runDeadlineInMs, () => this.interrupt('deadline'));
    this.#extend(askedAt, leaseMs);
  }

  /** What the server said to a heartbeat that named this run. */
  heard({ order, leaseMs, graceMs }: HeartbeatAnswer, askedAt: Moment): void {
    const { clock } = this;
    if (order === 'stop') return this.interrupt('stopped');
    if (order === 'cancel') clock.at(clock.now() + graceMs, () => this.interrupt('cancelled'));
    this.#extend(askedAt, leaseMs);
  }

  interrupt(interruption: Interruption): void {
    switch (interruption) {
      case 'killed':
      case 'stopped':
        return this.#finish(undefined);
      case 'cancelled':
        return this.#finish({ outcome: 'cancelled' } as Outcome);
      case 'deadline':
        return this.#finish({ outcome: 'timedOut' } as Outcome);
      case 'lease-lost':
        return this.#finish({ outcome: 'failed', code: 'LeaseLost' } as Outcome);
    }
  }

  #extend(askedAt: Moment, leaseMs: number): void {
    if (this.#isOver) return;
    this.#fence();
    const { clock } = this;
    const leftMs = msUntil(flowMayRunUntil(askedAt, leaseMs), clock.moment());
    this.#fence = clock.at(clock.now() + leftMs, () => this.interrupt('lease-lost'));
  }

  #finish(outcome: Outcome | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#fence();
    this.world.runs.executionEnds(this.run.runId, this.run.botId);
    this.#end(outcome);
  }
}
