import type { Table } from '../row-store.js';
import type { StoredVersion } from '../stored-rows.js';
import { columnValue, parseRow, type ColumnValue } from '../table-columns.js';

/** A version of a row with the columns that lists filter and sort by, which are read out of its text when a list first asks. */
export class MemoryRow implements StoredVersion {
  #columns: Readonly<Record<string, ColumnValue>> | undefined;

  constructor(
    private readonly table: Table,
    readonly key: string,
    readonly body: string,
    readonly from: string,
    readonly to: string | undefined,
  ) {}

  get columns(): Readonly<Record<string, ColumnValue>> {
    return (this.#columns ??= columnsOf(this.table, this.body));
  }
}

function columnsOf({ columns }: Table, body: string): Readonly<Record<string, ColumnValue>> {
  const row = parseRow(body);
  return Object.fromEntries(Object.entries(columns).map(([field, type]) => [field, columnValue(row, field, type)]));
}
