import {
  ProvisioningFailed,
  type Enrolment,
  type MachineProvider,
  type MachineSpec,
} from '#providers/machine-provider.js';
import { SimulatedProvider, type SimulatedCloud } from '#providers/simulated/simulated-provider.js';
import { Agent, type Disk } from './agent.js';
import { MachineClock } from './machine-clock.js';
import { Violation } from './violation.js';
import type { World } from './world.js';

const BOOT_MS = [500, 3_000, 10_000];
const LATE_BOOT_MS = [60_000, 200_000];
const LATE = 0.1;
const FAILS = 0.15;

type Known = {
  readonly spec: MachineSpec;
  readonly enrolment: Enrolment;
  readonly disk: Disk;
  readonly clock: MachineClock;
  agent: Agent;
};

/** The cloud: machines, with an agent on each. */
export class Machines {
  readonly provider: MachineProvider;
  readonly #simulated: SimulatedProvider;
  readonly #cloud: SimulatedCloud = new Map();
  readonly #known = new Map<string, Known>();

  constructor(private readonly world: World) {
    this.#simulated = new SimulatedProvider({
      clock: world.timeline,
      cloud: this.#cloud,
      provisioningMs: ({ botId }) =>
        world.faults.chance.oneOf(world.faults.befalls('late boot', LATE, botId) ? LATE_BOOT_MS : BOOT_MS),
      failures: ({ botId }) => this.#failure(botId),
      onReady: (spec, enrolment) => {
        const clock = new MachineClock(world.timeline, world.faults, spec.botId);
        this.#begin({ spec, enrolment, clock, disk: { claim: 1, launchedRunId: undefined } });
      },
      onGone: (botId) => this.#end(botId),
    });
    this.provider = {
      name: 'simulated',
      accesses: this.#simulated.accesses,
      create: (...given) => this.#simulated.create(...given),
      list: () => this.#simulated.list(),
      delete: (botId, signal) => {
        this.#judgeDeletion(botId);
        return this.#simulated.delete(botId, signal);
      },
    };
  }

  get botIds(): string[] {
    return [...this.#cloud.keys()];
  }

  get working(): string[] {
    return [...this.#known.keys()];
  }

  lose(botId: string): void {
    this.#simulated.lose(botId);
  }

  /** The agent's process is killed, and started anew with what is on its disk. */
  restartAgent(botId: string): void {
    const known = this.#known.get(botId);
    if (known === undefined) return;
    known.agent.kill();
    this.#begin(known);
  }

  agentEnded({ bot }: Agent): void {
    this.#simulated.lose(bot.botId);
  }

  #begin({ spec, enrolment, disk, clock }: Omit<Known, 'agent'>): void {
    const { botId, environmentId, groupId } = spec;
    const agent = new Agent(this.world, { botId, environmentId, groupId }, enrolment, disk, clock);
    this.#known.set(botId, { spec, enrolment, disk, clock, agent });
    this.world.trace.say(`agent of ${botId} begins`);
    void agent.live().catch((error: unknown) => this.world.violated(new Violation('agent', String(error))));
  }

  #end(botId: string): void {
    this.#known.get(botId)?.agent.kill();
    this.#known.delete(botId);
    this.world.trace.say(`machine of ${botId} is gone`);
  }

  #failure(botId: string): ProvisioningFailed | undefined {
    const { faults } = this.world;
    if (!faults.befalls('failed provisioning', FAILS, botId)) return undefined;
    return new ProvisioningFailed('capacity', 'AllocationFailed', 'no room', faults.chance.hits(0.5));
  }

  /** I11: adoption means that no machine of a live bot is ever deleted. */
  #judgeDeletion(botId: string): void {
    if (this.world.slots.bots.get(botId) === 'alive')
      this.world.violated(new Violation('I11', `the machine of ${botId}, which is alive, was deleted`));
  }
}
