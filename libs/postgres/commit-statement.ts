import type { AgendaChange } from '#runtime/agenda.js';
import type { Batch, FoldedVersion, Table } from '#runtime/row-store.js';
import { columnValue, parseRow } from '#runtime/table-columns.js';
import { tableId } from '#runtime/table-id.js';
import { forkOf } from './fork.js';
import { joinedRows, type BulkColumn } from './joined-lists.js';
import { Parameters } from './parameters.js';
import { historyTable, presentTable, sqlColumns, sqlType } from './row-tables.js';

/**
 * A whole batch as one statement, hence one round trip and one transaction. Every part of it waits for `moved`, the move of
 * the checkpoint, and does nothing where that moved nothing. A part with nothing to do is left out, for it would still cost the opening of
 * its table and indexes; so each table has a few texts, each planned once a connection.
 */
export function commitStatement(batch: Batch): { text: string; values: unknown[] } {
  const { rows, agenda, parked, unparked } = batch;
  const parameters = new Parameters();
  const id = parameters.add(tableId(batch.table), 'text');
  const isKept = batch.table.history && rows.some(({ closed }) => closed.length > 0);
  const parts = [
    `moved AS (${moveCheckpoint(parameters, id, batch)})`,
    ...(rows.some(({ present }) => present === undefined) ? [`gone AS (${deleteRows(parameters, batch)})`] : []),
    ...(rows.some(({ present }) => present !== undefined) ? [`present AS (${writeRows(parameters, batch)})`] : []),
    ...(isKept ? [`closed AS (${writeHistory(parameters, batch)})`] : []),
    ...(agenda.some(({ dueAt }) => dueAt === undefined) ? [`settled AS (${clearAgenda(parameters, id, agenda)})`] : []),
    ...(agenda.some(({ dueAt }) => dueAt !== undefined) ? [`wanted AS (${writeAgenda(parameters, id, agenda)})`] : []),
    ...(unparked.length + agenda.length > 0 ? [`unparked AS (${unpark(parameters, id, batch)})`] : []),
    ...(parked.length > 0 ? [`parked AS (${park(parameters, id, batch)})`] : []),
  ];
  // Rows and checkpoint that a crash of the database takes away go together, and are folded again from the log.
  const text = `WITH ${parts.join(',\n')}
    SELECT EXISTS (SELECT FROM moved) AS moved, set_config('synchronous_commit', 'off', true)`;
  return { text, values: parameters.values };
}

const IF_MOVED = 'EXISTS (SELECT FROM moved)';

/** Positions only ever move on, so an owner that wakes up late and slips past the look at the lease still fails here. */
function moveCheckpoint(parameters: Parameters, id: string, { lease, from, to }: Batch): string {
  const epoch = parameters.add(lease.epoch, 'bigint');
  return `UPDATE hostler.checkpoints SET position = ${parameters.add(to.position, 'text')},
      time = ${parameters.add(to.time, 'bigint')}, event_id = ${parameters.add(to.eventId, 'text')}, epoch = ${epoch}
    WHERE runner = ${id} AND position IS NOT DISTINCT FROM ${parameters.add(from ?? null, 'text')}
      AND EXISTS (SELECT FROM hostler.leases WHERE name = ${parameters.add(lease.name, 'text')}
        AND owner = ${parameters.add(lease.owner, 'text')} AND epoch = ${epoch})
    RETURNING 1`;
}

function deleteRows(parameters: Parameters, { table, rows }: Batch): string {
  const gone = rows.filter(({ present }) => present === undefined).map(({ key }) => key);
  return `DELETE FROM ${presentTable(table)} WHERE key = ${anyOf(parameters, gone)} AND ${IF_MOVED}`;
}

function writeRows(parameters: Parameters, { table, rows }: Batch): string {
  const versions = rows.flatMap(({ key, present }) => (present === undefined ? [] : [{ key, version: present }]));
  const names = ['body', 'from_position', ...sqlColumns(table).map(({ name }) => name)];
  const { from, read } = joinedRows(parameters, versionColumns(table, versions));
  return `INSERT INTO ${presentTable(table)} (key, ${names.join(', ')})
    SELECT ${read.join(', ')} FROM ${from} WHERE ${IF_MOVED}
    ON CONFLICT (key) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

function writeHistory(parameters: Parameters, { table, rows }: Batch): string {
  const versions = rows.flatMap(({ key, closed }) => closed.map((ended) => ({ key, ...ended })));
  const names = ['key', 'body', 'from_position', ...sqlColumns(table).map(({ name }) => name), 'to_position', 'fork'];
  const columns = [
    ...versionColumns(table, versions),
    textColumn(versions.map(({ to }) => to)),
    textColumn(versions.map(({ version, to }) => forkOf(version.from, to))),
  ];
  const { from, read } = joinedRows(parameters, columns);
  return `INSERT INTO ${historyTable(table)} (${names.join(', ')})
    SELECT ${read.join(', ')} FROM ${from} WHERE ${IF_MOVED}`;
}

type Version = { readonly key: string; readonly version: FoldedVersion };

/** Key, body, position and the declared columns of versions, in this order. */
function versionColumns(table: Table, versions: readonly Version[]): readonly BulkColumn[] {
  const declared = Object.entries(table.columns);
  const rows =
    declared.length === 0
      ? []
      : versions.map(
          ({ version }) => (version.row as ReturnType<typeof parseRow> | undefined) ?? parseRow(version.body),
        );
  return [
    textColumn(versions.map(({ key }) => key)),
    textColumn(versions.map(({ version }) => version.body)),
    textColumn(versions.map(({ version }) => version.from)),
    ...declared.map(([field, type]) => ({
      type: sqlType(type),
      values: rows.map((row) => columnValue(row, field, type)),
    })),
  ];
}

function clearAgenda(parameters: Parameters, id: string, agenda: readonly AgendaChange[]): string {
  const keys = lastOfEachKey(agenda).flatMap(({ key, dueAt }) => (dueAt === undefined ? [key] : []));
  return `DELETE FROM hostler.agenda WHERE runner = ${id} AND key = ${anyOf(parameters, keys)} AND ${IF_MOVED}`;
}

function writeAgenda(parameters: Parameters, id: string, agenda: readonly AgendaChange[]): string {
  const wanted = lastOfEachKey(agenda).flatMap(({ dueAt, ...entry }) =>
    dueAt === undefined ? [] : [{ ...entry, dueAt }],
  );
  const { from, read } = joinedRows(parameters, [
    textColumn(wanted.map(({ key }) => key)),
    { type: 'bigint', values: wanted.map(({ dueAt }) => dueAt) },
    textColumn(wanted.map((entry) => entry.from)),
  ]);
  const [key, dueAt, fromPosition] = read;
  return `INSERT INTO hostler.agenda (runner, key, due_at, retry_at, from_position)
    SELECT ${id}, ${key}, ${dueAt}, ${dueAt}, ${fromPosition} FROM ${from} WHERE ${IF_MOVED}
    ON CONFLICT (runner, key) DO UPDATE SET due_at = excluded.due_at, retry_at = excluded.retry_at, attempts = 0,
      from_position = excluded.from_position, resume = NULL`;
}

/** A row that moves is taken up again, unless this very batch parks it: one statement can't touch a row twice. */
function unpark(parameters: Parameters, id: string, { unparked, parked, agenda }: Batch): string {
  const again = new Set(parked.map(({ key }) => key));
  const keys = [...unparked, ...agenda.map(({ key }) => key)].filter((key) => !again.has(key));
  return `DELETE FROM hostler.parked WHERE runner = ${id} AND key = ${anyOf(parameters, keys)} AND ${IF_MOVED}`;
}

function park(parameters: Parameters, id: string, batch: Batch): string {
  const parked = lastOfEachKey(batch.parked);
  const { from, read } = joinedRows(parameters, [
    textColumn(parked.map(({ key }) => key)),
    textColumn(parked.map(({ position }) => position)),
    textColumn(parked.map(({ eventId }) => eventId)),
    textColumn(parked.map(({ reason }) => reason)),
    { type: 'bigint', values: parked.map(({ parkedAt }) => parkedAt) },
  ]);
  return `INSERT INTO hostler.parked (runner, key, position, event_id, reason, parked_at)
    SELECT ${id}, ${read.join(', ')} FROM ${from} WHERE ${IF_MOVED}
    ON CONFLICT (runner, key) DO UPDATE SET position = excluded.position, event_id = excluded.event_id,
      reason = excluded.reason, parked_at = excluded.parked_at`;
}

const textColumn = (values: readonly string[]): BulkColumn => ({ type: 'text', values });

/** An array, and not a join: the plan is then always a look into the index, whatever the statistics say. */
function anyOf(parameters: Parameters, keys: readonly string[]): string {
  const { from, read } = joinedRows(parameters, [textColumn(keys)]);
  return `ANY (ARRAY(SELECT ${read.join()} FROM ${from}))`;
}

function lastOfEachKey<Of extends { readonly key: string }>(changes: readonly Of[]): readonly Of[] {
  return [...new Map(changes.map((change) => [change.key, change])).values()];
}
