import type { ContestantSpec } from '../harness/contestant.js';
import type { Doer, Scenario } from '../harness/scenario.js';
import { product } from './contestants.js';

const contestant: ContestantSpec = { ...product, module: 'product/lag.ts' };

const lagAt = (eventsPerSecond: number, which: 'p50' | 'p99') => async (one: Doer) => {
  const measured = await one.do('lag', { eventsPerSecond, seconds: 3 });
  return measured[which];
};

export const lag: Scenario = {
  name: 'lag',
  title: 'From the acknowledgement of an event until every read model shows it',
  contestants: [contestant],
  measures: [200, 1_000, 2_000].flatMap((rate) => [
    { ...{ name: `${rate} events/s, half within`, unit: 'ms', better: 'less' as const }, round: lagAt(rate, 'p50') },
    {
      ...{ name: `${rate} events/s, 99 of 100 within`, unit: 'ms', better: 'less' as const },
      round: lagAt(rate, 'p99'),
    },
  ]),
};
