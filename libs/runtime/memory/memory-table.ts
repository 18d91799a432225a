import type { RowChange, Table } from '../row-store.js';
import type { Checkpoint, StoredVersion } from '../stored-rows.js';
import { compareText } from './compare-text.js';
import { MemoryRow } from './memory-row.js';

/** The rows of one version of one table, and how far its runner has come. */
export class MemoryTable {
  checkpoint: Checkpoint | undefined;
  readonly present = new Map<string, MemoryRow>();
  readonly history: MemoryRow[] = [];

  constructor(private readonly table: Table) {}

  write({ key, closed, present }: RowChange): void {
    if (this.table.history)
      for (const { version, to } of closed)
        this.history.push(new MemoryRow(this.table, key, version.body, version.from, to));
    if (present === undefined) this.present.delete(key);
    else this.present.set(key, new MemoryRow(this.table, key, present.body, present.from, undefined));
  }

  /** In the order of key and position, as it is at this moment. */
  versions(): readonly StoredVersion[] {
    return [...this.history, ...this.present.values()]
      .sort((a, b) => compareText(a.key, b.key) || compareText(a.from, b.from))
      .map(({ key, body, from, to }) => ({ key, body, from, to }));
  }
}
