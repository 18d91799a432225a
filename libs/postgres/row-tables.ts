import type { ColumnType } from '#kernel/projection.js';
import type { Table } from '#runtime/row-store.js';
import { tableId } from '#runtime/table-id.js';
import { createHash } from 'node:crypto';

/** A declared column as SQL knows it. */
export type SqlColumn = { readonly name: string; readonly type: 'text' | 'bigint' | 'boolean' };

const SQL_TYPES = { text: 'text', integer: 'bigint', boolean: 'boolean' } as const satisfies Record<ColumnType, string>;

export const sqlType = (type: ColumnType): SqlColumn['type'] => SQL_TYPES[type];

export const presentTable = (table: Table): string => `hostler_rows.${quoted(tableId(table))}`;
export const historyTable = (table: Table): string => `hostler_rows.${quoted(`${tableId(table)}_history`)}`;

export function sqlColumns(table: Table): readonly SqlColumn[] {
  return Object.entries(table.columns).map(([field, type]) => ({ name: quoted(field), type: sqlType(type) }));
}

/** Field names keep their capitals. They were checked when the table was declared: letters and digits only. */
export const quoted = (name: string): string => `"${name}"`;

/** Counts the ways in which this adapter has laid tables out; those of another layout are made anew. */
const LAYOUT = 3;

/** What stands of a table, as it is noted beside it. Without indexes it is still being filled for the first time. */
export type Made = Pick<Table, 'columns' | 'history'> & {
  readonly indexes: Table['indexes'] | null;
  readonly layout?: number;
};

export const withoutIndexes = ({ columns, history }: Table): Made => ({
  columns,
  history,
  indexes: null,
  layout: LAYOUT,
});
export const withIndexes = (table: Table): Made => ({ ...withoutIndexes(table), indexes: table.indexes });

/** Another shape needs other tables; other indexes do not. */
export function shapeOf({ columns, history, layout }: Made): string {
  const sorted = Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ columns: sorted, history, layout });
}

export function dropTables(table: Table): readonly string[] {
  return [`DROP TABLE IF EXISTS ${presentTable(table)}`, `DROP TABLE IF EXISTS ${historyTable(table)}`];
}

export const truncateTables = (table: Table): string => `TRUNCATE ${bothTables(table)}`;
export const analyze = (table: Table): string => `ANALYZE ${bothTables(table)}`;

const bothTables = (table: Table): string =>
  [presentTable(table), ...(table.history ? [historyTable(table)] : [])].join(', ');

/** The tables of a declaration, each with no index but its key. */
export function createTables(table: Table): readonly string[] {
  // Room on each page, so that a change that touches no indexed column touches no index.
  const present = `CREATE TABLE ${presentTable(table)} (
    key text COLLATE "C" PRIMARY KEY, body text NOT NULL, from_position text COLLATE "C" NOT NULL${declared(table)}) WITH (fillfactor = 85)`;
  const history = `CREATE TABLE ${historyTable(table)} (
    key text COLLATE "C" NOT NULL, body text NOT NULL,
    from_position text COLLATE "C" NOT NULL, to_position text COLLATE "C" NOT NULL, fork text COLLATE "C" NOT NULL${declared(table)})`;
  return table.history ? [present, history] : [present];
}

type Index = { readonly sqlTable: string; readonly expressions: readonly string[]; readonly where?: string };

/**
 * Rows that lack the first field of an index are left out of it: whoever looks along it asks for a value. Versions need one index
 * only: a moment of the past is found by its way down the tree of positions.
 */
function indexesOf(table: Table): readonly Index[] {
  const present = table.indexes.map((fields) => ({
    sqlTable: presentTable(table),
    expressions: [...fields, 'key'].map(quoted),
    where: `${quoted(fields[0] ?? 'key')} IS NOT NULL`,
  }));
  const history = { sqlTable: historyTable(table), expressions: ['length(fork)', 'fork', 'key'] };
  return table.history ? [...present, history] : present;
}

/** As far as they are not there yet. */
export const createIndexes = (table: Table): readonly string[] =>
  indexesOf(table).map((index) => {
    const where = index.where === undefined ? '' : ` WHERE ${index.where}`;
    return `CREATE INDEX IF NOT EXISTS ${nameOf(index)} ON ${index.sqlTable} (${index.expressions.join(', ')})${where}`;
  });

export const dropIndexes = (table: Table): readonly string[] =>
  indexesOf(table).map((index) => `DROP INDEX IF EXISTS hostler_rows.${nameOf(index)}`);

function declared(table: Table): string {
  return sqlColumns(table)
    .map(({ name, type }) => `, ${name} ${type}${type === 'text' ? ' COLLATE "C"' : ''}`)
    .join('');
}

/** Named by a digest, because a list of columns may be longer than PostgreSQL's names. */
function nameOf({ sqlTable, expressions }: Index): string {
  const digest = createHash('sha256')
    .update([sqlTable, ...expressions].join())
    .digest('hex')
    .slice(0, 24);
  return `by_${digest}`;
}
