import type { HeartbeatAnswer } from '#protocol/agent.js';

import type { AccessToken } from './access-token.js';
import type { ClaimCounter } from './claim-counter.js';
import { dismissed, isDismissal } from './dismissal.js';
import type { FlowRun } from './flow-run.js';
import { thisMoment } from './moment.js';
import type { ServerApi } from './server-api.js';
import { pause, Refused, Unanswered, untilAnswered } from './server-connection.js';

/** Spread of the interval, so that the heartbeats of many bots do not fall together. */
const JITTER_PART = 0.1;

/** Renews the bot's lease, and brings the server's orders to the run under way. */
export class Heartbeat {
  /** The run under way, from its start until its end is told. */
  run: FlowRun | undefined;
  private readonly retirement = new AbortController();

  constructor(
    private readonly api: ServerApi,
    private readonly accessToken: AccessToken,
    private readonly claims: ClaimCounter,
    private readonly everyMs: number,
  ) {}

  /** Aborts when the server wants the bot to finish what it does and go. */
  get retiring(): AbortSignal {
    return this.retirement.signal;
  }

  /** Beats until the signal aborts; throws if the server dismisses the bot. */
  async beatUntil(life: AbortSignal): Promise<never> {
    for (;;) {
      await this.beat(life);
      await pause(this.everyMs * (1 - JITTER_PART * Math.random()), life);
    }
  }

  private async beat(life: AbortSignal): Promise<void> {
    try {
      await untilAnswered(() => this.tryOnce(life), life);
    } catch (error) {
      if (isDismissal(error)) throw dismissed(error);
      if (!(error instanceof Refused) && !(error instanceof Unanswered)) throw error;
    }
  }

  /** The run is the one the request named: an answer that comes late must not reach the next one (I9). */
  private async tryOnce(life: AbortSignal): Promise<void> {
    const run = this.run;
    const request = { claim: this.claims.claim, ...(run && { runId: run.runId }) };
    const askedAt = thisMoment();
    const answer = await this.accessToken.authorise((token) => this.api.heartbeat(token, request, life));
    run?.heard(answer, askedAt);
    this.noteRetirement(answer);
  }

  private noteRetirement({ order }: HeartbeatAnswer): void {
    if (order === 'retire') this.retirement.abort();
  }
}
