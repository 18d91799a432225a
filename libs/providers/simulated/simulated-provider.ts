import type { Clock } from '#kernel/clock.js';

import type { Enrolment, Machine, MachineProvider, MachineSpec, ProvisioningFailed } from '../machine-provider.js';

type SimulatedMachine = { readonly readyAt: number; state: Machine['state'] };

/** The machines themselves, apart from the provider, so that they outlive it as a cloud's do. */
export type SimulatedCloud = Map<string, SimulatedMachine>;

export type SimulatedProviderOptions = {
  readonly clock: Clock;
  readonly provisioningMs: number | ((spec: MachineSpec) => number);
  /** Asked once a machine's time has come: what goes wrong with try number `attempt` (from 1), if anything. */
  readonly failures?: (spec: MachineSpec, attempt: number) => ProvisioningFailed | undefined;
  /** A machine is up: whoever simulates agents takes over. */
  readonly onReady?: (spec: MachineSpec, enrolment: Enrolment) => void;
  /** A machine was deleted or lost. */
  readonly onGone?: (botId: string) => void;
  readonly cloud?: SimulatedCloud;
};

/** Machines in memory, driven by nothing but the clock port. */
export class SimulatedProvider implements MachineProvider {
  readonly name = 'simulated';
  readonly accesses = ['agentAccount', 'workOrSchoolAccount', 'localAdminAccount'] as const;
  private readonly cloud: SimulatedCloud;
  private readonly attempts = new Map<string, number>();

  constructor(private readonly options: SimulatedProviderOptions) {
    this.cloud = options.cloud ?? new Map();
  }

  async create(spec: MachineSpec, enrol: () => Promise<Enrolment>, signal: AbortSignal): Promise<void> {
    const machine = this.cloud.get(spec.botId) ?? this.request(spec);
    await this.options.clock.waitUntil(machine.readyAt, signal);
    signal.throwIfAborted();
    if (!this.isStillWanted(spec.botId, machine)) return;
    this.failIfScripted(spec);
    const enrolment = await enrol();
    // Another telling, or a deletion, may have come in while the token was made.
    if (!this.isStillWanted(spec.botId, machine)) return;
    machine.state = 'running';
    this.options.onReady?.(spec, enrolment);
  }

  async delete(botId: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.cloud.delete(botId)) this.options.onGone?.(botId);
  }

  async list(): Promise<readonly Machine[]> {
    return [...this.cloud].map(([botId, { state }]) => ({ botId, state }));
  }

  /** A fault: the machine dies by itself. */
  lose(botId: string): void {
    const machine = this.cloud.get(botId);
    if (machine === undefined || machine.state === 'gone') return;
    machine.state = 'gone';
    this.options.onGone?.(botId);
  }

  private request(spec: MachineSpec): SimulatedMachine {
    const { clock, provisioningMs } = this.options;
    const takesMs = typeof provisioningMs === 'number' ? provisioningMs : provisioningMs(spec);
    const machine: SimulatedMachine = { readyAt: clock.now() + takesMs, state: 'starting' };
    this.cloud.set(spec.botId, machine);
    return machine;
  }

  private isStillWanted(botId: string, machine: SimulatedMachine): boolean {
    return this.cloud.get(botId) === machine && machine.state === 'starting';
  }

  private failIfScripted(spec: MachineSpec): void {
    const attempt = (this.attempts.get(spec.botId) ?? 0) + 1;
    this.attempts.set(spec.botId, attempt);
    const failure = this.options.failures?.(spec, attempt);
    if (failure) throw failure;
  }
}
