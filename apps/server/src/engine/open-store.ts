import { StoreUnavailable, type EventStore } from '#event-store/event-store.js';
import { UnfitConnectionString } from '#event-store/kurrentdb/connection-string.js';
import { StoreRefused } from '#event-store/kurrentdb/failures.js';
import { KurrentDbEventStore } from '#event-store/kurrentdb/kurrentdb-event-store.js';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store.js';
import type { Clock } from '#kernel/clock.js';
import type { Log } from '#runtime/leaseholder.js';
import { CannotStart } from '../embedded/cannot-start.js';
import type { Settings } from '../settings/settings.js';

type StoreSettings = Pick<Settings, 'eventStoreUrl'> & { readonly namespace: string };

/** The namespace of an installation that was given none: its own, whatever else is kept in that server. */
export const namespaceFor = (installationId: string): string => `hostler-${installationId.slice(0, 8)}`;

/** Where events are kept: in the EventStoreDB or KurrentDB that the settings name, else beside the read models. */
export async function openStore(
  { eventStoreUrl, namespace }: StoreSettings,
  connectionString: string,
  clock: Clock,
  log: Log,
): Promise<EventStore> {
  const warn = (sentence: string) => log.warn({}, sentence);
  if (eventStoreUrl === undefined) return PostgresEventStore.open({ connectionString, clock, log: warn });
  try {
    return await KurrentDbEventStore.open({ url: eventStoreUrl, namespace, clock, log: warn });
  } catch (error) {
    throw sentenceFor(error);
  }
}

/** What a person at the terminal can do about it; the address is not repeated, for a password may stand in it. */
function sentenceFor(error: unknown): unknown {
  if (error instanceof StoreUnavailable) {
    const sentence =
      'The event store that EVENTSTORE_URL names does not answer: start it, or correct host, port and tls.';
    return new CannotStart(sentence, { cause: error });
  }
  const isForPeople = error instanceof StoreRefused || error instanceof UnfitConnectionString;
  return isForPeople ? new CannotStart(`EVENTSTORE_URL can't be used: ${error.message}.`, { cause: error }) : error;
}
