import { randomUUID } from 'node:crypto';
import type { EventStore } from '#event-store/event-store.js';
import type { Pool } from 'pg';
import { CannotStart } from '../embedded/cannot-start.js';
import { installationOf } from './first-start.js';

/**
 * Whose the database is. The first server decides: what its own log says, if it has one, else the id given, else a new one.
 */
export async function installationIn(pool: Pool, given: string | undefined): Promise<string> {
  const proposed = (await firstInDatabase(pool)) ?? given ?? randomUUID();
  await pool.query('INSERT INTO hostler.installation (id) VALUES ($1) ON CONFLICT DO NOTHING', [proposed]);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM hostler.installation');
  return rows[0]?.id ?? proposed;
}

async function firstInDatabase(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ data: string }>('SELECT data FROM hostler.events ORDER BY position LIMIT 1');
  const [first] = rows;
  return first === undefined ? undefined : (JSON.parse(first.data) as { installationId: string }).installationId;
}

/**
 * Whether database and event store are of one installation and one history. Throws `CannotStart` where not: a namespace with
 * events of others, read models that were made from other events, or a store that lacks some of them.
 */
export async function checkHistory(
  pool: Pool,
  store: EventStore,
  installationId: string,
  namespace: string,
): Promise<void> {
  const inLog = await installationOf(store);
  if (inLog !== undefined && inLog !== installationId) throw new CannotStart(ofAnother(namespace, inLog));
  await checkCheckpoints(pool, store);
}

type Reached = { readonly position: string; readonly eventId: string };

/** Every read model stands at an event; if the store has another there, or none, they are not about the same history. */
async function checkCheckpoints(pool: Pool, store: EventStore): Promise<void> {
  const { rows } = await pool.query<Reached>(CHECKPOINTS);
  const head = await store.head();
  for (const { position, eventId } of rows) {
    const event = await store.eventAt(position);
    if (event?.id === eventId) continue;
    const isBehind = event === undefined && (head === undefined || head < position) && head?.length === position.length;
    throw new CannotStart(isBehind ? RESTORED : OTHER_HISTORY);
  }
}

const CHECKPOINTS = `
  SELECT DISTINCT position, event_id AS "eventId" FROM hostler.checkpoints
  WHERE position IS NOT NULL AND event_id IS NOT NULL`;

const ofAnother = (namespace: string, installationId: string): string =>
  `The namespace ${namespace} of the event store holds the events of another installation, ${installationId}. Choose ` +
  'another HOSTLER_NAMESPACE; or, if its database was lost, take it over with a fresh database by setting ' +
  `HOSTLER_INSTALLATION=${installationId}.`;

const OTHER_HISTORY =
  'The read models in this database were made from the events of another store than the one that EVENTSTORE_URL and ' +
  'HOSTLER_NAMESPACE name. Name the store of before, or the database that belongs to this one; to move to another store, ' +
  'copy the events first with: hostler store copy --from … --to …';

const RESTORED =
  'The event store has fewer events than this database has seen: it was restored to an earlier time. Restore the database ' +
  'to a time before that, or the event store to a later one.';
