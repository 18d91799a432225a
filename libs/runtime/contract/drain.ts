import type { RowStore, Table } from '../row-store.js';
import type { StoredVersion } from '../stored-rows.js';

/** All that comes. */
export async function drain<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** All versions of all rows of a table, closed ones included. */
export const allVersions = (store: RowStore, table: Table): Promise<readonly StoredVersion[]> =>
  store.atOneMoment(table, ({ versions }) => drain(versions));
