import type { Doer, Scenario } from '../harness/scenario.js';
import { perSecond } from '../harness/scenario.js';
import { bareKurrentDb, barePg, emmett, eventStore, isOnEventStoreDb } from './contestants.js';

/** One event to a new stream at an expected revision, each append a call of its own. */
const appends = (atOnce: number, count: (name: string) => number) => async (contestant: Doer) => {
  const appended = count(contestant.spec.name);
  const { ms } = await contestant.do('append', { count: appended, atOnce });
  return perSecond(appended, ms);
};

export const append: Scenario = {
  name: 'append',
  title: 'Appends of one event to a new stream',
  contestants: isOnEventStoreDb ? [eventStore, bareKurrentDb] : [eventStore, barePg, emmett],
  measures: [
    {
      ...{ name: 'one at a time', unit: 'appends/s', better: 'more' },
      round: appends(1, () => 2_000),
      goals: isOnEventStoreDb ? [] : [{ ours: eventStore.name, of: emmett.name, factor: 2 }],
    },
    {
      ...{ name: '64 at once', unit: 'appends/s', better: 'more' },
      round: appends(64, (name) => (name === eventStore.name && !isOnEventStoreDb ? 40_000 : 5_000)),
      goals: isOnEventStoreDb
        ? [{ ours: eventStore.name, of: bareKurrentDb.name, factor: 0.8 }]
        : [{ ours: eventStore.name, of: emmett.name, factor: 15 }],
    },
  ],
};
