import type { RowCursor, RowPage, RowQuery } from '../row-query.js';
import type { RowStore, Table } from '../row-store.js';
import type { StoredRow } from '../stored-rows.js';

/** The rows of all pages, one after the other. */
export async function allPages(store: RowStore, table: Table, query: RowQuery): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  let after: RowCursor | undefined;
  do {
    const page: RowPage = await store.query(table, { ...query, ...(after && { after }) });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
}
