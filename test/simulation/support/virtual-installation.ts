import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import type { HostlerCommand } from '#domain/all.commands.js';
import type { GroupAccess } from '#domain/hosted-groups/hosted-groups.events.js';
import { deriveId } from '#kernel/ids.js';
import type { Recorded } from '#kernel/message.js';
import { SimulatedProvider, type SimulatedProviderOptions } from '#providers/simulated/simulated-provider.js';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import { assembleEngine, type RunningEngine } from '../../../apps/server/src/engine/assemble.js';
import { DEFAULT_ENVIRONMENT, defaultImageId } from '../../../apps/server/src/engine/first-start.js';
import { SimulatedAgents } from './simulated-agents.js';

export const environmentId = DEFAULT_ENVIRONMENT;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A whole installation on memory stores and virtual time: the engine's real runners, deciders, plans and sagas, with simulated
 * machines and agents. Stopping it and starting it again is a restart: only the stores and the machines stay.
 */
export class VirtualInstallation {
  readonly clock = new VirtualClock(Date.UTC(2026, 0, 1));
  readonly store = new MemoryEventStore({ clock: this.clock });
  readonly rows = new MemoryRowStore({ clock: this.clock });
  readonly agents: SimulatedAgents;
  readonly provider: SimulatedProvider;
  readonly vault = memoryVault();
  #running: RunningEngine | undefined;
  #ids = 0;

  constructor(options: Partial<Pick<SimulatedProviderOptions, 'provisioningMs' | 'failures'>> = {}) {
    this.agents = new SimulatedAgents(this);
    this.provider = new SimulatedProvider({
      clock: this.clock,
      provisioningMs: 1_000,
      ...options,
      onReady: ({ botId }) => void this.agents.arrive(botId),
      onGone: (botId) => this.agents.leave(botId),
    });
  }

  get running(): RunningEngine {
    if (this.#running === undefined) throw new Error('the installation is stopped');
    return this.#running;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  async start(): Promise<void> {
    this.#running = await assembleEngine({
      store: this.store,
      rows: this.rows,
      vault: this.vault,
      clock: this.clock,
      ids: { next: () => this.nextId() },
      log: silent,
      owner: this.nextId(),
      spread: () => 0,
      provider: this.provider,
      serverUrl: () => 'http://127.0.0.1:0',
      capacity: 8,
      runs: { projections: true, orchestrator: true },
    });
    await this.#untilReady(this.running.engine.ready);
    await this.agents.reconnect();
  }

  /** Read models let events gather for some milliseconds, so time has to pass until they show what the engine began with. */
  async #untilReady(ready: Promise<void>): Promise<void> {
    let isWaiting = true;
    const stopWaiting = () => (isWaiting = false);
    ready.then(stopWaiting, stopWaiting);
    await this.clock.advanceBy(0);
    while (isWaiting) await this.clock.advanceBy(1);
    await ready;
  }

  async stop(): Promise<void> {
    const running = this.running;
    this.#running = undefined;
    await running.stop();
  }

  /** Down for so long, and up again. Nobody waits meanwhile, so that time passes in one step. */
  async downFor(ms: number): Promise<void> {
    await this.stop();
    await this.clock.advanceBy(ms);
    await this.start();
  }

  /** Time passes while everything runs. */
  pass(ms: number): Promise<void> {
    return this.clock.advanceBy(ms);
  }

  async give(command: HostlerCommand): Promise<void> {
    const commandId = this.nextId();
    await this.running.engine.execute(command, {
      environmentId,
      actor: 'someone',
      commandId,
      correlationId: commandId,
      causationId: commandId,
    });
  }

  async group(settings: { committed?: number; maximum?: number } = {}): Promise<string> {
    const groupId = await this.groupOf('agentAccount', settings);
    await this.give({
      type: 'CreateConnection',
      data: {
        environmentId,
        connectionId: deriveId(groupId),
        groupId,
        name: 'own',
        kind: 'agentAccount',
        credentialId: null,
        ownerId: 'someone',
      },
    });
    return groupId;
  }

  /** A group without any connection. */
  async groupOf(access: GroupAccess, settings: { committed?: number; maximum?: number } = {}): Promise<string> {
    const groupId = this.nextId();
    const image = { imageId: defaultImageId(environmentId), version: 1 };
    const texts = { name: `group ${groupId}`, description: '', ownerId: 'someone' };
    const numbers = { committed: 0, maximum: 2, ...settings };
    await this.give({
      type: 'CreateHostedGroup',
      data: { environmentId, groupId, ...texts, ...numbers, sessionReuse: false, image, access },
    });
    return groupId;
  }

  async flow(): Promise<string> {
    const flowId = this.nextId();
    const definition = {
      command: 'true',
      arguments: [],
      environment: {},
      folder: null,
      timeoutMs: null,
      inputsSchema: null,
    };
    await this.give({
      type: 'CreateFlow',
      data: { environmentId, flowId, name: `flow ${flowId}`, description: '', definition, ownerId: 'someone' },
    });
    return flowId;
  }

  async enqueue(groupId: string, flowId: string, connectionId = deriveId(groupId)): Promise<string> {
    const runId = this.nextId();
    const named = { runId, groupId, flowId, flowVersion: 1, connectionId, callerId: 'someone' };
    await this.give({
      type: 'EnqueueRun',
      data: {
        environmentId,
        ...named,
        mode: 'unattended',
        priority: 'normal',
        inputsId: null,
        inputsBytes: 0,
        correlationKey: null,
      },
    });
    return runId;
  }

  /** The whole log. */
  async log(): Promise<readonly Recorded[]> {
    return (await this.store.readAll(undefined, { limit: 1_000_000 })).events;
  }

  async count(type: string): Promise<number> {
    return (await this.log()).filter((event) => event.type === type).length;
  }

  nextId(): string {
    this.#ids += 1;
    return deriveId('virtual', this.#ids);
  }
}
