import type { ContestantSpec } from '../harness/contestant.js';
import { bareKurrentDb, isOnEventStoreDb } from './contestants.js';
import type { Doer, Scenario } from '../harness/scenario.js';
import { perSecond } from '../harness/scenario.js';

const LIVES = 10_000;
const BY_ITSELF = 'it can be made anew from the log at any time';

const reading: ContestantSpec = {
  ...{ name: 'reading the log', module: 'product/rebuild.ts', options: { lives: LIVES } },
  durable: 'nothing is written',
};
const present: ContestantSpec = { ...reading, name: 'all read models', durable: BY_ITSELF };
const versions: ContestantSpec = { ...reading, name: 'all read models with every version', durable: BY_ITSELF };
const eventByEvent: ContestantSpec = {
  ...{
    name: 'one transaction an event, one read model',
    module: 'peers/event-by-event.js',
    options: { events: 2_000 },
  },
  durable: 'yes',
};

const one: ContestantSpec = { ...reading, name: 'the read model of runs', durable: BY_ITSELF };
/** Over the same history, written by a process of its own. */
const bareReading: ContestantSpec = { ...reading, name: bareKurrentDb.name, module: 'product/bare-reading.ts' };

const TASKS: Readonly<Record<string, string>> = {
  [reading.name]: 'read',
  [bareReading.name]: 'read',
  [one.name]: 'one',
  [versions.name]: 'versions',
};

const folded = async (contestant: Doer) => {
  const { events = NaN, ms } = await contestant.do(TASKS[contestant.spec.name] ?? 'present');
  return perSecond(events, ms);
};

export const rebuild: Scenario = {
  name: 'rebuild',
  title: `Folding the log anew into all read models at once, over ${LIVES} whole lives of runs`,
  contestants: isOnEventStoreDb
    ? [reading, bareReading, one, present, versions]
    : [reading, present, versions, eventByEvent],
  measures: [
    {
      ...{ name: 'from the start of the log to its end', unit: 'events/s', better: 'more' },
      round: folded,
      goals: [
        { ours: present.name, of: reading.name, factor: 0.4 },
        { ours: versions.name, of: reading.name, factor: 0.15 },
        ...(isOnEventStoreDb
          ? [reading, one, present].map(({ name }) => ({ ours: name, of: bareReading.name, factor: 0.6 }))
          : [{ ours: present.name, of: eventByEvent.name, factor: 70 }]),
      ],
    },
  ],
};
