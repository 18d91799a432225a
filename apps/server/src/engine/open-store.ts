import { StoreSealed, StoreUnavailable, type EventStore } from '#event-store/event-store.js';
import { UnfitConnectionString } from '#event-store/kurrentdb/connection-string.js';
import { StoreRefused, tlsFault } from '#event-store/kurrentdb/failures.js';
import { KurrentDbEventStore } from '#event-store/kurrentdb/kurrentdb-event-store.js';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store.js';
import type { Clock } from '#kernel/clock.js';
import type { Log } from '#runtime/log.js';
import { CannotStart } from '../embedded/cannot-start.js';
import type { Settings } from '../settings/settings.js';

type StoreSettings = Pick<Settings, 'eventStoreUrl'> & { readonly namespace: string };

/** Where events are kept: in the EventStoreDB or KurrentDB that the settings name, else beside the read models. */
export async function openStore(
  { eventStoreUrl, namespace }: StoreSettings,
  connectionString: string,
  clock: Clock,
  log: Log,
): Promise<EventStore> {
  const warn = (sentence: string) => log.warn({}, sentence);
  const store =
    eventStoreUrl === undefined
      ? await PostgresEventStore.open({ connectionString, clock, log: warn })
      : await KurrentDbEventStore.open({ url: eventStoreUrl, namespace, clock, log: warn }).catch((error: unknown) => {
          throw sentenceFor(error);
        });
  await refuseSealed(store);
  return store;
}

/** A log that takes no appends is none to begin with; one that does not answer is waited for as ever. */
async function refuseSealed(store: EventStore): Promise<void> {
  const error: unknown = await store.ping().catch((reason: unknown) => reason);
  if (!(error instanceof StoreSealed)) return;
  await store.close();
  throw new CannotStart(error.state === 'sealed' ? movedTo(error.other) : unfinishedFrom(error.other), {
    cause: error,
  });
}

const movedTo = (other: string): string =>
  `The events of this installation have moved to ${other}. Name that store: set EVENTSTORE_URL and HOSTLER_NAMESPACE to ` +
  'it, or leave EVENTSTORE_URL out where it is the PostgreSQL of the read models.';

const unfinishedFrom = (other: string): string =>
  `The copy of the events from ${other} into this store has not ended. Run the same "hostler store copy" again until it ` +
  'has, or start with the store of before.';

/** What a person at the terminal can do about it; the address is not repeated, for a password may stand in it. */
function sentenceFor(error: unknown): unknown {
  if (error instanceof StoreUnavailable) {
    const fault =
      tlsFault(error) ??
      'the event store that EVENTSTORE_URL names does not answer: start it, or correct host, port and tls';
    return new CannotStart(`${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`, { cause: error });
  }
  const isForPeople = error instanceof StoreRefused || error instanceof UnfitConnectionString;
  return isForPeople ? new CannotStart(`EVENTSTORE_URL can't be used: ${error.message}.`, { cause: error }) : error;
}
