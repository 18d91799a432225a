import type { Enrolment, Machine, MachineProvider, MachineSpec } from '#providers/machine-provider.js';

/** Machines that are there as soon as they are asked for; whoever simulates the bots is told. */
export class SilentMachines implements MachineProvider {
  readonly name = 'silent';
  readonly accesses = ['agentAccount'] as const;
  readonly #machines = new Map<string, Machine>();
  onReady: (spec: MachineSpec) => void = () => undefined;

  async create(spec: MachineSpec, enrol: () => Promise<Enrolment>): Promise<void> {
    await enrol();
    if (this.#machines.has(spec.botId)) return;
    this.#machines.set(spec.botId, { botId: spec.botId, state: 'running' });
    this.onReady(spec);
  }

  async delete(botId: string): Promise<void> {
    this.#machines.delete(botId);
  }

  async list(): Promise<readonly Machine[]> {
    return [...this.#machines.values()];
  }
}
