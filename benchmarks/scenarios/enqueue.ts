import type { Doer, Scenario } from '../harness/scenario.js';
import { perSecond } from '../harness/scenario.js';
import { barePg, bullmq, graphile, pgBoss, product } from './contestants.js';

const COUNTS: Readonly<Record<string, number>> = { [product.name]: 6_000, [bullmq.name]: 10_000 };

const enqueued = (until: 'ms' | 'visibleMs') => async (contestant: Doer) => {
  if (until === 'visibleMs' && contestant.spec.name !== product.name) return undefined;
  const count = COUNTS[contestant.spec.name] ?? 2_000;
  const measured = await contestant.do('enqueue', { count, atOnce: 64 });
  return perSecond(count, measured[until]);
};

/** Queued jobs of a round are left where they are: so are those of an installation. */
export const enqueue: Scenario = {
  name: 'enqueue',
  title: 'Durable enqueue in single calls; ours by EnqueueRun with all read models, sagas and the dispatcher running',
  contestants: [product, barePg, pgBoss, graphile, bullmq],
  measures: [
    {
      ...{ name: '64 at once, until acknowledged', unit: 'calls/s', better: 'more' },
      round: enqueued('ms'),
      goals: [
        { ours: product.name, of: pgBoss.name, factor: 15 },
        { ours: product.name, of: graphile.name, factor: 15 },
        { ours: product.name, of: bullmq.name, factor: 1 },
      ],
    },
    {
      ...{ name: '64 at once, until all of it shows in every read model', unit: 'calls/s', better: 'more' },
      round: enqueued('visibleMs'),
    },
  ],
};
