import { Rejected } from '#kernel/rejected.js';
import type { HostlerCommand } from '#domain/all.commands.js';
import type { RunCommand } from '#domain/run/run.commands.js';
import type { Clock } from '#kernel/clock.js';
import type { RunningEngine } from '../../../apps/server/src/engine/assemble.js';
import { DEFAULT_ENVIRONMENT as environmentId } from '../../../apps/server/src/engine/first-start.js';

const LEASE_MS = 10 * 60_000;
const HEARTBEAT_MS = 60_000;

type Agent = {
  readonly botId: string;
  groupId: string;
  claim: number;
  runId: string | undefined;
  over: AbortController;
};

/** What agents know of the installation that they belong to. */
type Installation = {
  readonly clock: Clock;
  readonly isRunning: boolean;
  /** Throws while the installation is stopped. */
  readonly running: RunningEngine;
  give(command: HostlerCommand): Promise<void>;
};

/** How long each run takes; a run that is not mentioned never ends by itself. */
export type RunLength = (runId: string) => number | undefined;

/** The agents of simulated machines, as the server sees them: they enrol, claim, start, and end their runs. */
export class SimulatedAgents {
  readonly #agents = new Map<string, Agent>();
  runLengthMs: RunLength = () => 1_000;

  constructor(private readonly installation: Installation) {}

  get botIds(): string[] {
    return [...this.#agents.keys()];
  }

  async arrive(botId: string): Promise<void> {
    const { installation } = this;
    await tolerated(() =>
      installation.give({
        type: 'EnrolBot',
        data: { environmentId, botId, publicKey: 'x'.repeat(43), agentVersion: '0', platform: 'virtual' },
      }),
    );
    const { engine } = installation.running;
    const stored = (await engine.rows.load(engine.table('bots'), [botId])).get(botId);
    const { groupId } = JSON.parse(stored?.body ?? '{}') as { groupId: string };
    this.#agents.set(botId, { botId, groupId, claim: 0, runId: undefined, over: new AbortController() });
    await this.#offer(botId);
  }

  leave(botId: string): void {
    this.#agents.get(botId)?.over.abort();
    this.#agents.delete(botId);
  }

  /** The server is back: whoever is free says so again, whoever works goes on. */
  async reconnect(): Promise<void> {
    for (const agent of this.#agents.values()) {
      if (agent.runId === undefined) await this.#offer(agent.botId, agent.claim);
    }
  }

  async #offer(botId: string, repeated?: number): Promise<void> {
    const agent = this.#agents.get(botId);
    if (agent === undefined || !this.installation.isRunning) return;
    agent.claim = repeated ?? agent.claim + 1;
    const { board } = this.installation.running;
    const { groupId, claim } = agent;
    await board.offer({ botId, environmentId, groupId, claim, leaseUntil: this.#leaseUntil() });
    void this.#work(agent);
  }

  /** Waits to be told, as a held poll does, and does what the session says. */
  async #work(agent: Agent): Promise<void> {
    const { installation } = this;
    const running = installation.running;
    while (installation.isRunning && installation.running === running && !agent.over.signal.aborted) {
      const beat = new AbortController();
      const told = running.board.wait(agent.botId, AbortSignal.any([agent.over.signal, beat.signal]));
      const taken = running.board.get(agent.botId)?.taken;
      if (taken?.for === 'run' && (await this.#perform(agent, taken.runId))) return this.#offer(agent.botId);
      const heartbeat = installation.clock.waitUntil(installation.clock.now() + HEARTBEAT_MS, beat.signal);
      await Promise.race([told, heartbeat]);
      beat.abort();
      await running.board.extend(agent.botId, this.#leaseUntil());
    }
  }

  async #perform(agent: Agent, runId: string): Promise<boolean> {
    const { botId, claim } = agent;
    const turn = { environmentId, runId, botId, claim };
    if (!(await this.#say({ type: 'StartRun', data: turn }))) return false;
    agent.runId = runId;
    const lengthMs = this.runLengthMs(runId);
    const endsAt = lengthMs === undefined ? Infinity : this.installation.clock.now() + lengthMs;
    await this.#beatUntil(agent, endsAt);
    if (agent.over.signal.aborted) return false;
    agent.runId = undefined;
    const outcome = { kind: 'succeeded', outputsId: null, outputsBytes: 0 } as const;
    if (lengthMs !== undefined) await this.#say({ type: 'CompleteRun', data: { ...turn, outcome } });
    return true;
  }

  /** Works, and renews its lease, until its flow ends or the server says that the run is over. */
  async #beatUntil(agent: Agent, endsAt: number): Promise<void> {
    const { installation } = this;
    while (installation.clock.now() < endsAt && !agent.over.signal.aborted) {
      await installation.clock.waitUntil(Math.min(endsAt, installation.clock.now() + HEARTBEAT_MS), agent.over.signal);
      if (!installation.isRunning) continue;
      await installation.running.board.extend(agent.botId, this.#leaseUntil());
      if (await this.#isOver(agent)) return;
    }
  }

  async #isOver({ runId }: Agent): Promise<boolean> {
    const { engine } = this.installation.running;
    const stored = (await engine.rows.load(engine.table('runs'), [runId ?? ''])).get(runId ?? '');
    const status = (JSON.parse(stored?.body ?? '{}') as { status?: string }).status;
    return status !== undefined && !['assigned', 'running', 'cancelling'].includes(status);
  }

  async #say(command: RunCommand): Promise<boolean> {
    return this.installation.isRunning && tolerated(() => this.installation.give(command));
  }

  #leaseUntil(): number {
    return this.installation.clock.now() + LEASE_MS;
  }
}

/** A refusal is an answer like another to an agent: it was late. */
async function tolerated(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Rejected) return false;
    throw error;
  }
}
