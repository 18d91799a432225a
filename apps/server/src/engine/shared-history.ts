import type { EventStore } from '#event-store/event-store.js';
import type { Reached } from '#postgres/installation.js';
import { CannotStart } from '../embedded/cannot-start.js';
import { installationOf } from './first-start.js';

type Database = {
  /** Whose it is. */
  readonly installationId: string;
  /** Where its read models stand. */
  readonly reached: readonly Reached[];
};

/**
 * Whether database and event store are of one installation and one history. Throws `CannotStart` where not: a namespace with
 * events of others, read models that were made from other events, or a store that lacks some of them.
 */
export async function checkHistory(store: EventStore, database: Database, namespace: string): Promise<void> {
  const inLog = await installationOf(store);
  if (inLog !== undefined && inLog !== database.installationId) throw new CannotStart(ofAnother(namespace, inLog));
  const head = await store.head();
  // Every read model stands at an event; if the store has another there, or none, they are not about the same history.
  for (const { position, eventId } of database.reached) {
    const event = await store.eventAt(position);
    if (event?.id === eventId) continue;
    const isAhead = head === undefined || (head.length === position.length && head < position);
    throw new CannotStart(event === undefined && isAhead ? RESTORED : OTHER_HISTORY);
  }
}

const ofAnother = (namespace: string, installationId: string): string =>
  `The namespace ${namespace} of the event store holds the events of another installation, ${installationId}. Choose ` +
  'another HOSTLER_NAMESPACE; or, if its database was lost, take it over with a fresh database by setting ' +
  `HOSTLER_INSTALLATION=${installationId}.`;

const OTHER_HISTORY =
  'The read models in this database were made from the events of another store than the one that EVENTSTORE_URL and ' +
  'HOSTLER_NAMESPACE name. Name the store of before, or the database that belongs to this one.';

const RESTORED =
  'The event store has fewer events than this database has seen: it is another one, or was restored to an earlier time. ' +
  'Name the store of before; or restore both to one time, the database to the earlier.';
