import { deriveId } from '#kernel/ids.js';
import type { NewEvent, Recorded } from '#kernel/message.js';
import { INSTALLATION_STREAM } from '#domain/streams.js';
import { NO_STREAM } from '#event-store/event-store.js';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import type { Log } from '#runtime/log.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import type { Agent } from './agent.js';
import { Chance } from './chance.js';
import { Coverage } from './coverage.js';
import type { Ports } from './faulty-ports.js';
import { Faults } from './faults.js';
import { LogJudge } from './log-judge.js';
import { Machines } from './machines.js';
import { Network } from './network.js';
import { RunJudge } from './run-judge.js';
import { Server, type Up } from './server.js';
import { SlotJudge } from './slot-judge.js';
import { Timeline } from './timeline.js';
import { Trace } from './trace.js';
import type { Violation } from './violation.js';
import { WitnessedStore } from './witnessed-store.js';

const START = Date.UTC(2026, 0, 1);
const TWO_SERVERS = 0.5;

/** An installation's id is made by chance; in a simulation it is always the same. */
const installationId = deriveId('installation');
const installationCreated: NewEvent = {
  type: 'InstallationCreated',
  data: { installationId, namespace: '' },
  id: deriveId('installation created'),
  metadata: {
    schemaVersion: 1,
    environmentId: '',
    actor: 'system:simulation',
    commandId: installationId,
    $correlationId: installationId,
    $causationId: installationId,
  },
};

/** Servers, agents, machines and the network between them, on one timeline, with judges who see all that happens. */
export class World {
  readonly timeline = new Timeline(START);
  readonly chance: Chance;
  readonly lengths: Chance;
  readonly trace: Trace;
  readonly faults: Faults;
  readonly coverage = new Coverage();
  readonly network: Network;
  readonly runs: RunJudge;
  readonly slots: SlotJudge;
  readonly commands: LogJudge;
  readonly machines: Machines;
  readonly ports: Ports & { readonly store: WitnessedStore; readonly rows: MemoryRowStore };
  servers: readonly Server[] = [];
  readonly violations: Violation[] = [];
  /** Keys that a poison event was made for: they alone may be parked. */
  readonly poisoned = new Set<string>();

  constructor(seed: number, print: ((line: string) => void) | undefined) {
    this.chance = new Chance(seed);
    this.lengths = this.chance.branch();
    this.trace = new Trace(this.timeline, print);
    this.faults = new Faults(this.chance.branch(), this.trace);
    this.network = new Network(this);
    this.runs = new RunJudge(this.violated, () => this.timeline.now());
    this.slots = new SlotJudge(this.violated);
    this.commands = new LogJudge(this.violated);
    this.machines = new Machines(this);
    this.ports = {
      store: new WitnessedStore(this.timeline, (events) => this.#witness(events)),
      rows: new MemoryRowStore({ clock: this.timeline }),
      vault: memoryVault(),
      provider: this.machines.provider,
    };
  }

  async begin(): Promise<void> {
    await this.ports.store.append(INSTALLATION_STREAM, [installationCreated], NO_STREAM);
    const names = this.chance.hits(TWO_SERVERS) ? ['one', 'two'] : ['one'];
    this.servers = names.map((name) => new Server(name, this));
  }

  readonly violated = (violation: Violation): void => {
    this.trace.say(`VIOLATION ${violation.message}`);
    this.violations.push(violation);
  };

  /** Somebody who may answer. */
  anyServer(): Up | undefined {
    return this.chance.anyOf(this.servers.flatMap(({ up }) => (up === undefined ? [] : [up])));
  }

  agentEnded(agent: Agent): void {
    this.machines.agentEnded(agent);
  }

  nextId(...parts: readonly (string | number)[]): string {
    return deriveId('world', ...parts, this.chance.next());
  }

  log(name: string): Log {
    const say = (level: string) => (fields: object, message: string) => {
      const { err, ...about } = fields as { err?: unknown };
      this.trace.say(`${name} ${level}: ${message} ${JSON.stringify(about)} ${err === undefined ? '' : String(err)}`);
    };
    return { info: say('info'), warn: say('warn'), error: say('error') };
  }

  #witness(events: readonly Recorded[]): void {
    for (const event of events) {
      this.trace.say(`${event.stream}@${event.revision} ${event.type} ${JSON.stringify(event.data)}`);
      this.runs.see(event);
      this.slots.see(event);
    }
    this.commands.see(events);
  }
}
