import type { RowPage, RowQuery } from '#runtime/row-query.js';
import type { Table } from '#runtime/row-store.js';
import type { Checkpoint, StoredRow } from '#runtime/stored-rows.js';
import { assertFit } from '#runtime/unfit-query.js';
import type { ColumnValue } from '#runtime/table-columns.js';
import type { Pool } from 'pg';
import { pageStatement } from './page-statement.js';

/** The checkpoint and the count stand on every row; a page without rows is one row of NULLs that carries them. */
type PageRow = { readonly [Field in keyof StoredRow]: StoredRow[Field] | null } & {
  readonly [Field in keyof Checkpoint]: Checkpoint[Field] | null;
} & { readonly sort: ColumnValue; readonly total: number | null };

export async function readPage(pool: Pool, table: Table, query: RowQuery): Promise<RowPage> {
  assertFit(table, query);
  const { rows: found } = await pool.query<PageRow>(pageStatement(table, query));
  const rows = found.flatMap(({ key, body, from, sort }) =>
    key === null || body === null || from === null ? [] : [{ key, body, from, sort }],
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ key, body, from }) => ({ key, body, from })),
    next: rows.length > query.limit && last !== undefined ? { value: last.sort, key: last.key } : undefined,
    total: found[0]?.total ?? undefined,
    checkpoint: checkpointOf(found[0]),
  };
}

function checkpointOf(row: PageRow | undefined): Checkpoint | undefined {
  if (row === undefined) return undefined;
  const { position, time, eventId } = row;
  return position === null || time === null || eventId === null ? undefined : { position, time, eventId };
}
