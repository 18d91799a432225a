import type { HeartbeatAnswer } from '#protocol/agent.js';

import type { AccessToken } from './access-token.js';
import type { ClaimCounter } from './claim-counter.js';
import { dismissed, isDismissal } from './dismissal.js';
import type { FlowRun } from './flow-run.js';
import { msUntil, thisMoment } from './moment.js';
import type { ServerApi } from './server-api.js';
import { pause, Refused, Unanswered, untilAnswered } from './server-connection.js';

/** Spread of the interval, so that the heartbeats of many bots do not fall together. */
const JITTER_PART = 0.1;
/** The server holds a heartbeat for most of the interval; this much lies between two all the same. */
const LEAST_PAUSE_MS = 250;
/** Of the lease, so that one heartbeat may be lost, and the next be held, before a flow must end for it. */
const INTERVAL_PART = 0.25;

/** Renews the bot's lease, and brings the server's orders to the run under way. */
export class Heartbeat {
  private current: FlowRun | undefined;
  /** The run that the last heartbeat named. */
  private spokenOf: FlowRun | undefined;
  /** As the server last told it. */
  private leaseMs = Infinity;
  private resting = new AbortController();
  private readonly retirement = new AbortController();

  constructor(
    private readonly api: ServerApi,
    private readonly accessToken: AccessToken,
    private readonly claims: ClaimCounter,
    private readonly everyMs: number,
  ) {}

  /** The run under way, from its start until its end is told. */
  get run(): FlowRun | undefined {
    return this.current;
  }

  /** A run that begins is spoken of at once: the server holds that heartbeat, and a cancellation comes with its answer. */
  set run(run: FlowRun | undefined) {
    this.current = run;
    if (run !== undefined) this.resting.abort();
  }

  /** Aborts when the server wants the bot to finish what it does and go. */
  get retiring(): AbortSignal {
    return this.retirement.signal;
  }

  /** Beats until the signal aborts; throws if the server dismisses the bot. */
  async beatUntil(life: AbortSignal): Promise<never> {
    for (;;) {
      const since = thisMoment();
      await this.beat(life);
      // A run that began while the heartbeat was under way has woken nobody.
      if (this.run !== undefined && this.run !== this.spokenOf) continue;
      const beatMs = -msUntil(since, thisMoment());
      await this.rest(Math.max(LEAST_PAUSE_MS, this.intervalMs * (1 - JITTER_PART * Math.random()) - beatMs), life);
    }
  }

  private get intervalMs(): number {
    return Math.min(this.everyMs, this.leaseMs * INTERVAL_PART);
  }

  /** Until the next heartbeat is due, or a run begins. */
  private async rest(ms: number, life: AbortSignal): Promise<void> {
    this.resting = new AbortController();
    await Promise.race([pause(ms, life), pause(ms, this.resting.signal).catch(() => undefined)]);
    this.resting.abort();
  }

  private async beat(life: AbortSignal): Promise<void> {
    try {
      await untilAnswered(() => this.tryOnce(life), life, this.intervalMs);
    } catch (error) {
      if (isDismissal(error)) throw dismissed(error);
      if (!(error instanceof Refused) && !(error instanceof Unanswered)) throw error;
    }
  }

  /** The run is the one the request named: an answer that comes late must not reach the next one (I9). */
  private async tryOnce(life: AbortSignal): Promise<void> {
    const run = this.run;
    this.spokenOf = run;
    const request = { claim: this.claims.claim, ...(run && { runId: run.runId }) };
    const askedAt = thisMoment();
    const answer = await this.accessToken.authorise((token) => this.api.heartbeat(token, request, life));
    this.leaseMs = answer.leaseMs;
    run?.heard(answer, askedAt);
    this.noteRetirement(answer);
  }

  private noteRetirement({ order }: HeartbeatAnswer): void {
    if (order === 'retire') this.retirement.abort();
  }
}
