import type { ContestantSpec } from '../harness/contestant.js';
import type { Doer, Scenario } from '../harness/scenario.js';
import { product } from './contestants.js';

const sized = (events: number, queued: number): ContestantSpec => ({
  ...product,
  name: `${events} events and ${queued} runs waiting`,
  module: 'product/growth.ts',
  options: { events, queued },
});

/** A queue takes 100,000 runs at most. The last with a million events takes minutes to begin with: leave it out by `--without 1000000`. */
const sizes = [sized(10_000, 100), sized(100_000, 100), sized(10_000, 99_000), sized(1_000_000, 100)];

const asked = (task: string, which: string) => async (contestant: Doer) => (await contestant.do(task))[which];
const measure = (name: string, task: string, which: string, factor = 1.3) => ({
  ...{ name, unit: 'ms', better: 'less' as const },
  round: asked(task, which),
  goals: sizes.slice(1).map(({ name: ours }) => ({ ours, of: (sizes[0] as ContestantSpec).name, factor })),
});

export const growth: Scenario = {
  name: 'growth',
  title: 'What must not cost more the more there is',
  contestants: sizes,
  measures: [
    measure('EnqueueRun, one at a time, half within', 'append', 'p50'),
    measure('enqueued to assigned when idle, half within', 'dispatch', 'p50'),
    measure('page of 50 runs, 95 of 100 within', 'page', 'p95'),
    measure('page of 50 runs as of half-way, 95 of 100 within', 'asOf', 'p95'),
    measure('start until ready', 'start', 'ms'),
  ],
};
