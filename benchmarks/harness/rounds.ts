import { Contestant } from './contestant.js';
import type { Measure, Scenario } from './scenario.js';
import type { Servers } from './servers.js';

export type Result = {
  readonly scenario: string;
  readonly title: string;
  readonly rounds: number;
  readonly left: readonly string[];
  readonly measures: readonly MeasureResult[];
};

export type MeasureResult = Pick<Measure, 'name' | 'unit' | 'better' | 'goals'> & {
  readonly contestants: readonly { name: string; durable: string; values: readonly number[]; median: number }[];
};

/** A first round that nobody counts: code gets compiled, pools opened, plans cached. */
const WARM_UP_ROUNDS = 1;

/**
 * All contestants, one after the other, and that again for each round: what the machine does meanwhile falls on all of them alike.
 */
export async function runRounds(scenario: Scenario, rounds: number, servers: Servers): Promise<Result> {
  const contestants: Contestant[] = [];
  const left: string[] = [];
  const values = scenario.measures.map(() => new Map<string, number[]>());
  try {
    for (const spec of scenario.contestants) {
      const url = spec.module.includes('bullmq') ? await servers.redis() : await servers.database();
      if (url === undefined) left.push(`${spec.name}: left out, there is no redis-server`);
      else contestants.push(await Contestant.start(spec, url));
    }
    for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1)
      for (const [index, measure] of scenario.measures.entries())
        for (const contestant of contestants) {
          const value = await measure.round(contestant);
          if (round < 0 || value === undefined) continue;
          const known = values[index] as Map<string, number[]>;
          known.set(contestant.spec.name, [...(known.get(contestant.spec.name) ?? []), value]);
        }
  } finally {
    for (const contestant of contestants) await contestant.stop();
  }
  const measures = scenario.measures.map(({ name, unit, better, goals = [] }, index) => ({
    ...{ name, unit, better, goals },
    contestants: [...(values[index] as Map<string, number[]>)].map(([who, measured]) => ({
      ...{ name: who, values: measured, median: median(measured) },
      durable: scenario.contestants.find((spec) => spec.name === who)?.durable ?? '',
    })),
  }));
  return { scenario: scenario.name, title: scenario.title, rounds, left, measures };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? NaN, sorted[middle] ?? NaN];
  return (low + high) / 2;
}
