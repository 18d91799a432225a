import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Enrolment, Machine, MachineProvider, MachineSpec } from '../machine-provider.js';
import { AgentProgram } from './agent-program.js';
import { BotFolder, botsIn } from './bot-folder.js';
import { Lanes } from './lanes.js';
import { isAlive } from './process-identity.js';
import { asProvisioningFailed } from './provisioning-failure.js';

export type LocalProviderOptions = {
  /** One folder a bot below it (0700). */
  readonly botsFolder: string;
  /** Command and first arguments of the agent program. */
  readonly agentEntry: readonly string[];
  /** How long a machine takes at least from the first asking to its agent, so that local bots may behave like slow ones. */
  readonly provisioningDelayMs: number;
  readonly log: { info(details: object, message: string): void };
};

/** Bots as processes of this machine, each in a process group of its own, so that they outlive the server. */
export class LocalProvider implements MachineProvider {
  readonly name = 'local';
  /** Its agents are processes of the server's own account, which may start nothing as another. */
  readonly accesses = ['agentAccount'] as const;
  private readonly program: AgentProgram;
  private readonly lanes = new Lanes();

  constructor(private readonly options: LocalProviderOptions) {
    this.program = new AgentProgram(options.agentEntry);
  }

  async create({ botId }: MachineSpec, enrol: () => Promise<Enrolment>, signal: AbortSignal): Promise<void> {
    const folder = this.folderOf(botId);
    await this.lanes.runInterruptibly(botId, signal, async (inTime) => {
      const agent = folder.agent();
      if (agent === undefined || !isAlive(agent)) await this.make(folder, enrol, inTime);
    });
  }

  async delete(botId: string, signal: AbortSignal): Promise<void> {
    const folder = this.folderOf(botId);
    this.lanes.interrupt(botId);
    await this.lanes.run(botId, async () => {
      signal.throwIfAborted();
      await this.program.end(folder);
      await folder.remove();
    });
    this.options.log.info({ botId }, 'machine removed');
  }

  async list(): Promise<readonly Machine[]> {
    const machines: Machine[] = [];
    for (const botId of botsIn(this.options.botsFolder)) machines.push({ botId, state: await this.stateOf(botId) });
    return machines;
  }

  private async make(folder: BotFolder, enrol: () => Promise<Enrolment>, signal: AbortSignal): Promise<void> {
    const { botId } = folder;
    try {
      mkdirSync(this.options.botsFolder, { recursive: true, mode: 0o700 });
      await this.delay(folder.requestedAt(Date.now()), signal);
    } catch (error) {
      signal.throwIfAborted();
      throw asProvisioningFailed(error);
    }
    const enrolment = folder.hasEnrolled() ? undefined : await enrol();
    signal.throwIfAborted();
    try {
      if (enrolment) folder.handOver(enrolment);
      folder.markEnded(false);
      await this.program.start(folder, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw asProvisioningFailed(error);
    }
    this.options.log.info({ botId }, 'machine made');
  }

  /** Counted from the first asking, which is on disk, so that a restart does not start it anew. */
  private async delay(requestedAt: number, signal: AbortSignal): Promise<void> {
    const { provisioningDelayMs } = this.options;
    // The wall clock may have been moved since; the delay is never longer than it is.
    const leftMs = Math.min(provisioningDelayMs, requestedAt + provisioningDelayMs - Date.now());
    signal.throwIfAborted();
    if (leftMs > 0) await sleep(leftMs, undefined, { signal });
  }

  private async stateOf(botId: string): Promise<Machine['state']> {
    const folder = this.folderOf(botId);
    const agent = folder.agent();
    if (agent !== undefined && isAlive(agent)) return 'running';
    if (folder.isEnded() || !folder.exists()) return 'gone';
    if (agent === undefined) return 'starting';
    return this.lanes.isBusy(botId) ? 'running' : this.endRest(folder);
  }

  /** The agent is dead, but its flow may still be ending: the machine is gone only when that is proved as well (I1). */
  private async endRest(folder: BotFolder): Promise<Machine['state']> {
    try {
      await this.lanes.run(folder.botId, () => this.program.end(folder));
      folder.markEnded(true);
      return 'gone';
    } catch {
      return 'running';
    }
  }

  private folderOf(botId: string): BotFolder {
    return new BotFolder(this.options.botsFolder, botId);
  }
}
