import type { Doer, Scenario } from '../harness/scenario.js';
import { bullmq, graphile, pgBoss, product } from './contestants.js';

const latency = (which: 'p50' | 'p99') => async (contestant: Doer) => {
  const measured = await contestant.do('idle', { count: 60 });
  return measured[which];
};

export const idle: Scenario = {
  name: 'idle',
  title: 'From the call that enqueues to a bot that has the run, when nothing else goes on',
  contestants: [{ ...product, options: { bots: 4 } }, graphile, pgBoss, bullmq],
  measures: [
    {
      ...{ name: 'half of the runs within', unit: 'ms', better: 'less' },
      round: latency('p50'),
      goals: [{ ours: product.name, of: graphile.name, factor: 1 }],
    },
    { ...{ name: '99 of 100 within', unit: 'ms', better: 'less' }, round: latency('p99') },
  ],
};
