import { OutcomeUnknown, StoreUnavailable, type EventStore } from '#event-store/event-store.js';
import type { MachineProvider } from '#providers/machine-provider.js';
import type { RowStore } from '#runtime/row-store.js';
import type { Vault } from '#vault/vault.js';
import type { Faults } from './faults.js';
import type { Process } from './process.js';
import { staleLists } from './stale-lists.js';
import { Violation } from './violation.js';

export type Ports = {
  readonly store: EventStore;
  readonly rows: RowStore;
  readonly vault: Vault;
  readonly provider: MachineProvider;
};

/** A call may be late by so much. */
const DELAYS_MS = [1, 20, 300, 2_000, 8_000];
const STOPS_BEFORE_LOSS = 0.3;
const STOPPED_MS = [15_000, 60_000];
/** So many calls of one process at one moment are no work any more, but a loop without a pause. */
const MAX_CALLS_AT_ONCE = 20_000;

type Method = (...given: unknown[]) => unknown;

/** The ports as one process sees them: between any two of its awaits anything may go wrong. */
export class FaultyPorts implements Ports {
  readonly store: EventStore;
  readonly rows: RowStore;
  readonly vault: Vault;
  readonly provider: MachineProvider;
  #moment = 0;
  #calls = 0;

  constructor(
    private readonly process: Process,
    private readonly faults: Faults,
    whole: Ports,
    private readonly spun: (violation: Violation) => void,
  ) {
    this.store = this.#port('store', whole.store, {
      append: (...given: Parameters<EventStore['append']>) => {
        if (given[1].some(({ type }) => type === 'BotLost')) this.#stopBeforeLoss();
        return this.#call('store.append', () => whole.store.append(...given));
      },
      subscribeAll: (...given: Parameters<EventStore['subscribeAll']>) =>
        this.#slices(whole.store.subscribeAll(...given)),
    });
    this.rows = this.#port('rows', whole.rows, {
      atOneMoment: whole.rows.atOneMoment.bind(whole.rows),
    });
    this.vault = this.#port('vault', whole.vault);
    this.provider = this.#port('provider', staleLists(whole.provider, faults));
  }

  /** A port whose every call, and that of every part of it, goes through `#call`. */
  #port<Port extends object>(name: string, port: Port, own: Partial<Port> = {}): Port {
    const wrapped = new Map<string | symbol, unknown>(Object.entries(own));
    return new Proxy(port, {
      get: (target, key) => {
        if (!wrapped.has(key)) wrapped.set(key, this.#wrap(`${name}.${String(key)}`, target, Reflect.get(target, key)));
        return wrapped.get(key);
      },
    });
  }

  #wrap(name: string, target: object, member: unknown): unknown {
    // A list is what a port is, and no part of it that could be called.
    if (Array.isArray(member)) return member;
    if (typeof member === 'object' && member !== null) return this.#port(name, member);
    if (typeof member !== 'function') return member;
    return (...given: unknown[]) => this.#call(name, async () => (member as Method).apply(target, given));
  }

  async #call<T>(name: string, work: () => Promise<T>): Promise<T> {
    await this.process.gate();
    this.#countCall(name);
    const fault = this.faults.ofCall(`${this.process.name} ${name}`);
    if (fault === undefined) return this.#answered(await work());
    switch (fault) {
      case 'crash before a call':
        this.process.kill();
        break;
      case 'stop at a call':
        this.process.stop();
        break;
      case 'delayed call':
        await this.#delay();
        break;
      case 'unavailable':
        throw name.startsWith('store.') ? new StoreUnavailable('away') : new Error(`${name}: away`);
      case 'duplicated call':
        await work();
        break;
      case 'delayed answer':
      case 'lost answer':
      case 'crash after a call':
    }
    await this.process.gate();
    const answer = await work();
    if (fault === 'lost answer') throw this.#lost(name);
    if (fault === 'crash after a call') this.process.kill();
    if (fault === 'delayed answer') await this.#delay();
    return this.#answered(answer);
  }

  /** The last moment at which a server may lose hold of what it knows: while it stands still, the silent bot speaks to another. */
  #stopBeforeLoss(): void {
    const { faults, process } = this;
    if (faults.befalls('stop before a loss', STOPS_BEFORE_LOSS, process.name))
      process.stopFor(faults.chance.oneOf(STOPPED_MS));
  }

  #lost(name: string): Error {
    return name === 'store.append' ? new OutcomeUnknown('no answer') : new Error(`${name}: connection reset`);
  }

  async #answered<T>(answer: T): Promise<T> {
    await this.process.gate();
    return answer;
  }

  async #delay(): Promise<void> {
    const { clock } = this.process;
    await clock.waitUntil(clock.now() + this.faults.chance.oneOf(DELAYS_MS));
  }

  async *#slices<T>(slices: AsyncIterable<T>): AsyncIterable<T> {
    for await (const slice of slices) {
      await this.process.gate();
      if (this.faults.ofCall(`${this.process.name} subscription`)?.startsWith('delayed')) await this.#delay();
      yield slice;
    }
  }

  /** What waits for nothing would hold up the whole world. */
  #countCall(name: string): void {
    const now = this.process.clock.now();
    this.#calls = now === this.#moment ? this.#calls + 1 : 0;
    this.#moment = now;
    if (this.#calls < MAX_CALLS_AT_ONCE) return;
    this.process.kill();
    this.spun(new Violation('back-off', `${this.process.name} spins: ${name}`));
  }
}
