import { createHash } from 'node:crypto';
import { callFaults, otherFaults } from '../world/faults.js';
import type { Outcome } from '../world/simulate.js';
import { botPairs, runPairs } from './pairs.js';
import { told, type Told } from './seed-processes.js';

/** From so many seeds on, every kind of fault must have fired. */
const WIDE_SEEDS = 100;

/** What many seeds have found, and what they have reached. */
export class Report {
  readonly #faults = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  readonly #traces = new Map<number, string>();
  #events = 0;
  #failed = 0;

  constructor(private readonly steps: number) {}

  get isGood(): boolean {
    return this.#failed === 0;
  }

  /** A simulation that does not make its faults shows nothing. */
  get isWide(): boolean {
    return this.#traces.size < WIDE_SEEDS || this.#neverFired().length === 0;
  }

  take(outcome: Told | Outcome): void {
    const { seed, trace, events, violations, faults, pairs } = isTold(outcome) ? outcome : told(outcome);
    this.#traces.set(seed, trace);
    this.#events += Math.max(0, events);
    if (violations.length > 0) this.#failed += 1;
    for (const [kind, count] of faults) this.#faults.set(kind, (this.#faults.get(kind) ?? 0) + count);
    for (const [pair, count] of pairs) this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + count);
  }

  failure({ seed, violations }: Told): string {
    const repeat = `npm run sim -- --seed ${seed} --steps ${this.steps} --trace`;
    return [`seed ${seed} fails; repeat it by: ${repeat}`, ...violations.slice(0, 3).map((line) => `  ${line}`)].join(
      '\n',
    );
  }

  text(): string {
    const faults = [...callFaults, ...otherFaults].map((kind) => `  ${kind.padEnd(24)} ${this.#faults.get(kind) ?? 0}`);
    return [
      'faults fired:',
      ...faults,
      this.#reached('run state × command', runPairs),
      this.#reached('bot state × command', botPairs),
      `events: ${this.#events}`,
      `trace of all seeds: ${this.#digest()}`,
      `seeds: ${this.#traces.size}, failed: ${this.#failed}`,
    ].join('\n');
  }

  #neverFired(): string[] {
    return [...callFaults, ...otherFaults].filter((kind) => !this.#faults.has(kind));
  }

  #reached(name: string, pairs: readonly string[]): string {
    const missed = pairs.filter((pair) => !this.#pairs.has(pair));
    const list = missed.length === 0 ? '' : `; not: ${missed.join(', ')}`;
    return `${name}: ${pairs.length - missed.length} of ${pairs.length} reached${list}`;
  }

  #digest(): string {
    const hash = createHash('sha256');
    for (const [seed, trace] of [...this.#traces].sort(([a], [b]) => a - b)) hash.update(`${seed} ${trace}\n`);
    return hash.digest('hex').slice(0, 16);
  }
}

const isTold = (outcome: Told | Outcome): outcome is Told => Array.isArray(outcome.faults);
