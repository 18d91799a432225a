import type { Doer, Scenario } from '../harness/scenario.js';
import { perSecond } from '../harness/scenario.js';
import { barePg, bullmq, graphile, graphileInBatches, pgBoss, product } from './contestants.js';

const BOTS = 64;
const COUNTS: Readonly<Record<string, number>> = {
  [graphileInBatches.name]: 10_000,
  [pgBoss.name]: 10_000,
  [bullmq.name]: 10_000,
};

const lives = async (contestant: Doer) => {
  const count = COUNTS[contestant.spec.name] ?? 2_000;
  await contestant.do('prepare', { count, bots: BOTS });
  const { ms, visibleMs = ms } = await contestant.do('life', { count, bots: BOTS });
  return perSecond(count, visibleMs);
};

export const runLife: Scenario = {
  name: 'run-life',
  title:
    'Runs that wait, through 64 bots to their end; ours assigned, started and ended by events, until every read model shows them',
  contestants: [product, barePg, bullmq, graphile, graphileInBatches, pgBoss],
  measures: [
    {
      ...{ name: 'queued to ended', unit: 'runs/s', better: 'more' },
      round: lives,
      goals: [
        { ours: product.name, of: bullmq.name, factor: 1 },
        { ours: product.name, of: graphile.name, factor: 3 },
      ],
    },
  ],
};
