import type { Table } from '#runtime/row-store.js';
import { tableId } from '#runtime/table-id.js';
import type { Pool } from 'pg';
import {
  analyze,
  createIndexes,
  createTables,
  dropIndexes,
  dropTables,
  presentTable,
  shapeOf,
  truncateTables,
  withIndexes,
  withoutIndexes,
  type Made,
} from './row-tables.js';
import { SHAPE_LOCK } from './shape-lock.js';
import { inLongTransaction, inTransaction, type Statements } from './transaction.js';

/**
 * Makes the tables of rows from their declarations, under the lock that migrations take. They need no migration, because they
 * are disposable: whatever is in them can be folded again from the log.
 */
export async function prepareTables(pool: Pool, tables: readonly Table[]): Promise<void> {
  await inLongTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [SHAPE_LOCK]);
    for (const table of tables) await prepareTable(client, table);
  });
}

/** Forgets all that a runner has written: its next start is a rebuild, which is written without indexes. */
export async function resetTable(pool: Pool, table: Table): Promise<void> {
  await inTransaction(pool, async (client) => {
    await forget(client, tableId(table), [truncateTables(table), ...dropIndexes(table)]);
    await note(client, table, withoutIndexes(table));
  });
}

/**
 * Makes the indexes of a table that was filled without. They are made at once, which takes a fraction of keeping them row by row. The
 * database is told what stands in it by now: else lists would be planned as of an empty table until it looks by itself, a minute later.
 */
export async function completeTable(pool: Pool, table: Table): Promise<void> {
  if (await isNoted(pool, table, withIndexes(table))) return;
  await inLongTransaction(pool, async (client) => {
    for (const statement of createIndexes(table)) await client.query(statement);
    await client.query(analyze(table));
    await note(client, table, withIndexes(table));
  });
}

async function prepareTable(client: Statements, table: Table): Promise<void> {
  const before = await notedBefore(client, table);
  if (before === undefined || shapeOf(before) !== shapeOf(withIndexes(table))) {
    await forget(client, tableId(table), [...dropTables(table), ...createTables(table)]);
    await note(client, table, withoutIndexes(table));
    return;
  }
  // Looking for a missing index would lock the table, and keep a runner waiting that another process runs.
  if (before.indexes === null || isSame(before, withIndexes(table))) return;
  for (const statement of createIndexes(table)) await client.query(statement);
  await note(client, table, withIndexes(table));
}

const isSame = (one: Made, other: Made): boolean => JSON.stringify(one) === JSON.stringify(other);

async function isNoted(pool: Pool, table: Table, made: Made): Promise<boolean> {
  const before = await notedBefore(pool, table);
  return before !== undefined && isSame(before, made);
}

const note = (client: Statements, table: Table, made: Made): Promise<unknown> =>
  client.query(DECLARE, [tableId(table), JSON.stringify(made)]);

/** What stands of the tables; `undefined` where there are none. */
async function notedBefore(database: Statements, table: Table): Promise<Made | undefined> {
  const { rows } = await database.query<{ declared: string }>(DECLARED, [tableId(table), presentTable(table)]);
  return rows[0] && (JSON.parse(rows[0].declared) as Made);
}

const DECLARED = 'SELECT declared FROM hostler.checkpoints WHERE runner = $1 AND to_regclass($2) IS NOT NULL';

const DECLARE = `
  INSERT INTO hostler.checkpoints (runner, declared) VALUES ($1, $2)
  ON CONFLICT (runner) DO UPDATE SET declared = excluded.declared`;

/**
 * Empties what a runner has written. The tables go first, because a batch locks them before it looks at its checkpoint: in the
 * other order the two would wait for each other. A batch that comes after finds its checkpoint moved, and writes nothing.
 */
async function forget(client: Statements, id: string, emptyTables: readonly string[]): Promise<void> {
  for (const statement of emptyTables) await client.query(statement);
  const moveBack = 'UPDATE hostler.checkpoints SET position = NULL, time = NULL, event_id = NULL WHERE runner = $1';
  for (const statement of [
    moveBack,
    'DELETE FROM hostler.agenda WHERE runner = $1',
    'DELETE FROM hostler.parked WHERE runner = $1',
  ])
    await client.query(statement, [id]);
}
