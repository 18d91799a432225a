import { randomUUID } from 'node:crypto';
import type { Clock } from '#kernel/clock.js';
import type { EventStore } from '#event-store/event-store.js';
import { KurrentDbEventStore } from '#event-store/kurrentdb/kurrentdb-event-store.js';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store.js';

/** An EventStoreDB to be measured in place of PostgreSQL, where there is one. */
export const eventStoreUrl = process.env['EVENTSTORE_URL'];
/** Every contestant has a part of that server to itself. */
export const namespace = `bench-${randomUUID().slice(0, 8)}`;

/** The store that the product would use, over a migrated database or in the server that EVENTSTORE_URL names. */
export const openMeasuredStore = (connectionString: string, clock: Clock): Promise<EventStore> =>
  eventStoreUrl === undefined
    ? PostgresEventStore.open({ connectionString, clock })
    : KurrentDbEventStore.open({ url: eventStoreUrl, namespace, clock });
