import type { WantedRow } from '#runtime/agenda.js';
import type { Moment, Table } from '#runtime/row-store.js';
import type { Checkpoint, StoredVersion } from '#runtime/stored-rows.js';
import { tableId } from '#runtime/table-id.js';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { CHECKPOINT } from './read-checkpoint.js';
import { historyTable, presentTable } from './row-tables.js';
import { begin, end } from './transaction.js';

/** So many rows are in memory at a time. */
const ROWS_PER_FETCH = 1_000;

type FetchedVersion = Omit<StoredVersion, 'to'> & { readonly to: string | null };

/** Holds one connection, and one moment of the database, until `look` is done. */
export async function lookAtTable<Seen>(
  pool: Pool,
  table: Table,
  look: (moment: Moment) => Promise<Seen>,
): Promise<Seen> {
  const client = await begin(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const { rows } = await client.query<Checkpoint>(CHECKPOINT, [tableId(table)]);
    return await look({ checkpoint: rows[0], versions: versions(client, table), wanted: wanted(client, table) });
  } finally {
    // Nothing was written, so there is nothing to lose with the connection.
    await end(client, 'ROLLBACK').catch(() => undefined);
  }
}

async function* versions(client: PoolClient, table: Table): AsyncGenerator<StoredVersion> {
  const present = `SELECT key, body, from_position AS "from", NULL::text AS "to" FROM ${presentTable(table)}`;
  const history = `SELECT key, body, from_position, to_position FROM ${historyTable(table)}`;
  const all = table.history ? `${present} UNION ALL ${history}` : present;
  for await (const row of fetched<FetchedVersion>(client, 'versions', `${all} ORDER BY key, "from"`))
    yield { ...row, to: row.to ?? undefined };
}

function wanted(client: PoolClient, table: Table): AsyncGenerator<WantedRow> {
  const text =
    'SELECT key, due_at AS "dueAt", from_position AS "from" FROM hostler.agenda WHERE runner = $1 ORDER BY key';
  return fetched<WantedRow>(client, 'wanted', text, [tableId(table)]);
}

async function* fetched<Row extends QueryResultRow>(
  client: PoolClient,
  cursor: string,
  text: string,
  values: readonly string[] = [],
): AsyncGenerator<Row> {
  await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, [...values]);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${ROWS_PER_FETCH} FROM ${cursor}`);
    yield* rows;
    if (rows.length < ROWS_PER_FETCH) return;
  }
}
