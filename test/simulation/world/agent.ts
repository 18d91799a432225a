import type { Claimed, EndRequest, HeartbeatAnswer } from '#protocol/agent.js';
import type { Enrolment } from '#providers/machine-provider.js';
import type { BotIdentity, RunIdentity } from '../../../apps/server/src/agent-gateway/agent-tokens.js';
import { claim } from '../../../apps/server/src/agent-gateway/claims.js';
import { enrol } from '../../../apps/server/src/agent-gateway/enrol.js';
import { heartbeat } from '../../../apps/server/src/agent-gateway/heartbeats.js';
import { end, start } from '../../../apps/server/src/agent-gateway/run-calls.js';
import type { Moment } from '../../../apps/agent/src/moment.js';
import { Flow } from './flow.js';
import type { MachineClock } from './machine-clock.js';
import { Refused, Unanswered } from './network.js';
import { ORPHAN_TIMEOUT_MS, ServerLine } from './server-line.js';
import type { World } from './world.js';

const CLAIM_ANSWER_WITHIN_MS = 30_000;
const HEARTBEAT_EVERY_MS = 4_000;
const REQUEST_SUFFIX = { agentVersion: '0', platform: 'simulated' };

/** What is on the disk of a bot's machine, and so outlives its agent. */
export type Disk = { claim: number; launchedRunId: string | undefined };

type Asked = Omit<EndRequest, 'claim'> & Record<string, unknown>;

/** The program on a bot's machine, by the protocol of the real one: one life of it, from its start to its end. */
export class Agent {
  readonly #life = new AbortController();
  readonly #retirement = new AbortController();
  readonly #server: ServerLine;
  #flow: Flow | undefined;
  /** Since it has claimed there is a lease that its heartbeats extend. */
  #hasClaimed = false;

  constructor(
    private readonly world: World,
    readonly bot: BotIdentity,
    private readonly enrolment: Enrolment,
    readonly disk: Disk,
    private readonly clock: MachineClock,
  ) {
    this.#server = new ServerLine(world, bot.botId, clock, this.#life.signal);
  }

  /** Resolves when the agent has ended by itself; not when it was killed. */
  async live(): Promise<void> {
    try {
      await this.#server.until((gateway) => enrol(gateway, this.#enrolRequest(), ORPHAN_TIMEOUT_MS));
      void this.#beat();
      await this.#claimRuns();
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof Unanswered)) throw error;
    }
    if (!this.#life.signal.aborted) this.world.agentEnded(this);
    this.kill();
  }

  /** The agent dies, and its flow with it. */
  kill(): void {
    this.#flow?.interrupt('killed');
    this.#life.abort();
  }

  #enrolRequest() {
    const publicKey = { kty: 'OKP', crv: 'Ed25519', x: this.bot.botId } as const;
    return { token: this.enrolment.token, publicKey, ...REQUEST_SUFFIX };
  }

  async #claimRuns(): Promise<void> {
    while (!this.#isOver && !this.#retirement.signal.aborted) {
      const claimed = await this.#nextClaimed();
      if (claimed?.kind === 'retire') return;
      if (claimed?.kind === 'run') {
        if (this.disk.launchedRunId === undefined) await this.#carryOut(claimed);
        else if (claimed.runId === this.disk.launchedRunId)
          await this.#report(claimed.runId, { outcome: 'failed', code: 'LeaseLost' });
        this.#countUp();
      } else if (this.disk.launchedRunId !== undefined) this.#countUp();
    }
  }

  async #nextClaimed(): Promise<Claimed | undefined> {
    const number = this.disk.claim;
    const askedAt = this.clock.now();
    try {
      const claimed = await this.#server.until(
        (gateway, gone) => claim(gateway, this.bot, number, gone),
        CLAIM_ANSWER_WITHIN_MS,
      );
      this.#hasClaimed = true;
      if (claimed.kind === 'none') await this.#pause(Math.max(0, askedAt + 1_000 - this.clock.now()));
      return claimed;
    } catch (error) {
      if (error instanceof Refused && !error.isDismissal) return undefined;
      throw error;
    }
  }

  async #carryOut({ runId }: Extract<Claimed, { kind: 'run' }>): Promise<void> {
    const run = this.#runIdentity(runId);
    let go;
    try {
      go = await this.#server.until(async (gateway) => {
        const askedAt = this.clock.moment();
        return { askedAt, answer: await start(gateway, run) };
      });
    } catch (error) {
      if (error instanceof Refused) return;
      throw error;
    }
    const { askedAt, answer } = go;
    if (answer.kind === 'drop' || this.#isOver) return;
    if (answer.account.kind === 'account')
      return this.#report(runId, { outcome: 'failed', code: 'SessionCreationError' });
    this.disk.launchedRunId = runId;
    const flow = new Flow(this.world, this.clock, run, answer, askedAt);
    this.#flow = flow;
    const outcome = await flow.over;
    this.#flow = undefined;
    if (outcome !== undefined && !this.#isOver) await this.#report(runId, outcome);
  }

  async #report(runId: string, outcome: Asked): Promise<void> {
    const run = this.#runIdentity(runId);
    const request = { claim: this.disk.claim, ...outcome } as EndRequest;
    try {
      await this.#server.until((gateway) => end(gateway, run, request));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  #runIdentity(runId: string): RunIdentity {
    return { ...this.bot, runId, claim: this.disk.claim };
  }

  #countUp(): void {
    if (this.#isOver) return;
    this.disk.claim += 1;
    this.disk.launchedRunId = undefined;
  }

  async #beat(): Promise<void> {
    const { runs, timeline } = this.world;
    for (; !this.#isOver; await this.#pause(HEARTBEAT_EVERY_MS)) {
      const flow = this.#flow;
      const request = { claim: this.disk.claim, ...(flow && { runId: flow.runId }) };
      const [askedAt, sentAt] = [this.clock.moment(), timeline.now()];
      try {
        const answer = await this.#server.ask((gateway, gone) => heartbeat(gateway, this.bot, request, gone));
        this.#heard(answer, flow, askedAt);
        if (answer.order === 'continue' && this.#hasClaimed) runs.leaseGiven(this.bot.botId, sentAt + answer.leaseMs);
      } catch (error) {
        if (error instanceof Refused && error.isDismissal) return this.#endAsUnwanted();
      }
    }
  }

  #heard(answer: HeartbeatAnswer, flow: Flow | undefined, askedAt: Moment): void {
    flow?.heard(answer, askedAt);
    if (answer.order === 'retire') this.#retirement.abort();
  }

  #endAsUnwanted(): void {
    if (this.#isOver) return;
    this.world.agentEnded(this);
    this.kill();
  }

  async #pause(ms: number): Promise<void> {
    await this.clock.pause(ms, this.#life.signal);
  }

  get #isOver(): boolean {
    return this.#life.signal.aborted;
  }
}
