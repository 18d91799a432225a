import type { ContestantSpec } from '../harness/contestant.js';

const SYNCED = 'yes: each call is on disk when it is answered';

export const product: ContestantSpec = {
  name: 'Hostler',
  module: 'product/product.ts',
  options: { bots: 64 },
  durable: SYNCED,
};
export const eventStore: ContestantSpec = {
  name: "Hostler's event store",
  module: 'product/event-store.ts',
  durable: SYNCED,
};
export const barePg: ContestantSpec = { name: 'bare pg', module: 'peers/bare-pg.js', durable: SYNCED };
export const pgBoss: ContestantSpec = { name: 'pg-boss', module: 'peers/pg-boss.js', durable: SYNCED };
export const graphile: ContestantSpec = {
  name: 'graphile-worker',
  module: 'peers/graphile-worker.js',
  durable: SYNCED,
};
export const graphileInBatches: ContestantSpec = {
  name: 'graphile-worker in batches',
  module: 'peers/graphile-worker.js',
  options: { batches: true },
  durable: SYNCED,
};
export const bullmq: ContestantSpec = {
  name: 'BullMQ',
  module: 'peers/bullmq.js',
  durable: 'yes: appendfsync always',
};
export const emmett: ContestantSpec = { name: 'emmett-postgresql', module: 'peers/emmett.js', durable: SYNCED };

/** With EVENTSTORE_URL, what is measured keeps its events there, and its peer is the client by itself. */
export const isOnEventStoreDb = process.env['EVENTSTORE_URL'] !== undefined;
export const bareKurrentDb: ContestantSpec = {
  name: 'the bare client of EventStoreDB',
  module: 'peers/bare-kurrentdb.js',
  durable: 'as the server is set up',
};
