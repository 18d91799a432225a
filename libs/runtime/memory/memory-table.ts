import type { RowChange, Table } from '../row-store.js';
import type { Checkpoint, StoredVersion } from '../stored-rows.js';
import { columnValue, parseRow, type ColumnValue } from '../table-columns.js';
import { compareText } from './compare-text.js';

/** A version of a row with the columns that lists filter and sort by. */
export type MemoryRow = StoredVersion & { readonly columns: Readonly<Record<string, ColumnValue>> };

/** The rows of one version of one table, and how far its runner has come. */
export class MemoryTable {
  checkpoint: Checkpoint | undefined;
  readonly present = new Map<string, MemoryRow>();
  readonly history: MemoryRow[] = [];

  constructor(private readonly table: Table) {}

  write({ key, closed, present }: RowChange): void {
    if (this.table.history)
      for (const { version, to } of closed) this.history.push({ ...this.row(key, version.body, version.from), to });
    if (present === undefined) this.present.delete(key);
    else this.present.set(key, this.row(key, present.body, present.from));
  }

  /** In the order of key and position, as it is at this moment. */
  versions(): readonly StoredVersion[] {
    return [...this.history, ...this.present.values()]
      .sort((a, b) => compareText(a.key, b.key) || compareText(a.from, b.from))
      .map(({ key, body, from, to }) => ({ key, body, from, to }));
  }

  private row(key: string, body: string, from: string): MemoryRow {
    return { key, body, from, to: undefined, columns: this.columnsOf(body) };
  }

  private columnsOf(body: string): MemoryRow['columns'] {
    const row = parseRow(body);
    return Object.fromEntries(
      Object.entries(this.table.columns).map(([field, type]) => [field, columnValue(row, field, type)]),
    );
  }
}
