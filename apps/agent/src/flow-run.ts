import type { Readable } from 'node:stream';

import type { HeartbeatAnswer, RunOrder } from '#protocol/agent.js';

import type { Execution, FlowExit } from './executors/executor.js';
import { flowMayRunUntil } from './lease.js';
import { after, msUntil, thisMoment, type Moment } from './moment.js';
import type { Interruption } from './run-end.js';

const LOOK_AT_LEASE_MS = 250;
/** For a flow whose time is up, to end by itself. */
const TIME_OUT_GRACE_MS = 10_000;
const AGENT_ENDING_GRACE_MS = 2_000;
/** A timer set for longer would fire at once. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/**
 * One flow under way, with all that may interrupt it. The first interruption stands, and so does an end by itself, whatever comes
 * while its log is still shipped; only the server's `stop` overrides them.
 */
export class FlowRun {
  interruption: Interruption | undefined;
  private readonly timers: NodeJS.Timeout[] = [];
  private over = false;
  private forced = false;

  constructor(
    readonly runId: string,
    private readonly execution: Execution,
    private mayRunUntil: Moment,
  ) {}

  get output(): Readable {
    return this.execution.output;
  }

  /** Resolves when nothing of the flow runs any more. */
  async untilOver(order: RunOrder, agentEnding: AbortSignal): Promise<FlowExit> {
    const end = () => this.interrupt('agent-ending', AGENT_ENDING_GRACE_MS);
    this.timers.push(setInterval(() => this.lookAtLease(), LOOK_AT_LEASE_MS));
    const now = thisMoment();
    this.interruptAt(after(now, order.runDeadlineInMs), 'deadline');
    if (order.flow.timeoutMs !== undefined) this.interruptAt(after(now, order.flow.timeoutMs), 'flow-timeout');
    agentEnding.addEventListener('abort', end);
    if (agentEnding.aborted) end();
    const exit = await this.execution.ended;
    this.over = true;
    this.timers.forEach(clearTimeout);
    agentEnding.removeEventListener('abort', end);
    // The guard ends a flow for the lease by itself, if need be before the agent comes to look.
    this.lookAtLease();
    return exit;
  }

  /** What the server said to a heartbeat that named this run and was sent at `askedAt`. */
  heard({ order, leaseMs, graceMs }: HeartbeatAnswer, askedAt: Moment): void {
    switch (order) {
      case 'stop':
        return this.stop();
      case 'cancel':
        this.interrupt('cancelled', graceMs);
        return this.extend(askedAt, leaseMs);
      case 'continue':
      case 'retire':
        return this.extend(askedAt, leaseMs);
    }
  }

  private extend(askedAt: Moment, leaseMs: number): void {
    this.mayRunUntil = flowMayRunUntil(askedAt, leaseMs);
    this.execution.extend(this.mayRunUntil);
  }

  private lookAtLease(): void {
    if (msUntil(this.mayRunUntil, thisMoment()) > 0) return;
    this.interruption ??= 'lease-lost';
    this.force();
  }

  private stop(): void {
    this.interruption = 'stopped';
    this.force();
  }

  private force(): void {
    if (!this.over && !this.forced) this.execution.force();
    this.forced = true;
  }

  private interruptAt(end: Moment, interruption: Interruption): void {
    const leftMs = msUntil(end, thisMoment());
    if (leftMs <= 0) return this.interrupt(interruption, TIME_OUT_GRACE_MS);
    this.timers.push(setTimeout(() => this.interruptAt(end, interruption), Math.min(leftMs, TIMER_MAX_MS)));
  }

  private interrupt(interruption: Interruption, graceMs: number): void {
    if (this.over || this.interruption !== undefined) return;
    this.interruption = interruption;
    this.execution.terminate(graceMs);
  }
}
