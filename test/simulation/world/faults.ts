import type { Chance } from './chance.js';
import type { Trace } from './trace.js';

/** What may go wrong with one call of a port. `crash…` and `stop` befall the whole process. */
export const callFaults = [
  'delayed call',
  'delayed answer',
  'lost answer',
  'unavailable',
  'duplicated call',
  'crash before a call',
  'crash after a call',
  'stop at a call',
] as const;
/** What may go wrong between agents and servers, with machines, and in what the provider lists. */
export const otherFaults = [
  'delayed message',
  'delayed reply',
  'lost message',
  'lost reply',
  'duplicated message',
  'replayed message',
  'late boot',
  'failed provisioning',
  'lost bot',
  'restarted agent',
  'cut off bot',
  'clock apart',
  'stale machine list',
  'cut short machine list',
  'crash',
  'stop',
  'stop before a loss',
  'orderly restart',
  'poison event',
  'stray timer',
  'repeated command',
  'command told anew',
  'word of what is over',
] as const;
export type CallFault = (typeof callFaults)[number];
export type Fault = CallFault | (typeof otherFaults)[number];

const WEIGHTS: Readonly<Record<CallFault, number>> = {
  'delayed call': 30,
  'delayed answer': 30,
  'lost answer': 20,
  unavailable: 20,
  'duplicated call': 10,
  'crash before a call': 2,
  'crash after a call': 3,
  'stop at a call': 2,
};
/** How likely one call meets a fault; each seed has its own weather. */
const RATES = [0, 0.001, 0.003, 0.01];
/** Any one kind is left out of so many worlds: what always comes together hides what comes alone. */
const LEFT_OUT = 0.2;

/** One kind of call that is often slow in a world: races that need one slow hand show there. */
const SORE_SPOTS = ['', 'store.append', 'sessions.take', 'sessions.offer', 'rows.commit', 'subscription', 'provider.'];
const SORE_RATE = 0.2;

/** What goes wrong, when, and how often it did. */
export class Faults {
  isOn = false;
  readonly fired = new Map<Fault, number>();
  readonly #rate: number;
  readonly #soreSpot: string;
  readonly #weights: Readonly<Record<CallFault, number>>;
  readonly #absent: ReadonlySet<Fault>;

  constructor(
    readonly chance: Chance,
    private readonly trace: Trace,
  ) {
    this.#rate = chance.oneOf(RATES);
    this.#soreSpot = chance.oneOf(SORE_SPOTS);
    this.#absent = new Set([...callFaults, ...otherFaults].filter(() => chance.hits(LEFT_OUT)));
    const weights = callFaults.map((kind) => [kind, this.#absent.has(kind) ? 0 : WEIGHTS[kind]] as const);
    this.#weights = Object.fromEntries(weights) as Record<CallFault, number>;
  }

  /** What befalls this call, if anything. */
  ofCall(name: string): CallFault | undefined {
    if (!this.isOn) return undefined;
    if (this.#isSore(name)) {
      this.#count('delayed call', name);
      return 'delayed call';
    }
    if (this.#rate === 0 || !this.chance.hits(this.#rate)) return undefined;
    const kind = this.chance.weighted(this.#weights);
    if (this.#weights[kind] === 0) return undefined;
    this.#count(kind, name);
    return kind;
  }

  /** Whether this happens now. */
  befalls(kind: Fault, probability: number, where = ''): boolean {
    if (!this.isOn || this.#absent.has(kind) || !this.chance.hits(probability)) return false;
    this.#count(kind, where);
    return true;
  }

  #isSore(name: string): boolean {
    return this.#soreSpot !== '' && name.includes(this.#soreSpot) && this.chance.hits(SORE_RATE);
  }

  #count(kind: Fault, where: string): void {
    this.fired.set(kind, (this.fired.get(kind) ?? 0) + 1);
    this.trace.say(`fault: ${kind} ${where}`);
  }
}
