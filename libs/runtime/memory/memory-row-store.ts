import type { Clock } from '#kernel/clock.js';
import { Superseded } from '../leases.js';
import type { RowPage, RowQuery } from '../row-query.js';
import type { Batch, Moment, RowStore, Table } from '../row-store.js';
import type { Checkpoint, Parked, StoredRow } from '../stored-rows.js';
import { assertDeclared, PreparedTables, tableId } from '../table-id.js';
import { assertFit } from '../unfit-query.js';
import { MemoryAgenda } from './memory-agenda.js';
import { MemoryAnswers } from './memory-answers.js';
import { MemoryLeases } from './memory-leases.js';
import { pageOf } from './memory-page.js';
import { MemoryParking } from './memory-parking.js';
import { MemorySessions } from './memory-sessions.js';
import { MemorySnapshots } from './memory-snapshots.js';
import { MemoryTable } from './memory-table.js';
import { MemoryTakeUps } from './memory-take-ups.js';

/** The row store of specs and of the simulation: every call takes effect at once, and the same calls give the same rows. */
export class MemoryRowStore implements RowStore {
  readonly leases: MemoryLeases;
  readonly agenda: MemoryAgenda;
  readonly sessions: MemorySessions;
  readonly answers = new MemoryAnswers();
  readonly snapshots = new MemorySnapshots();
  readonly takeUps: MemoryTakeUps;
  private readonly parking = new MemoryParking();
  private readonly prepared = new PreparedTables();
  private readonly tables = new Map<string, MemoryTable>();

  constructor({ clock }: { readonly clock: Clock }) {
    this.leases = new MemoryLeases(clock);
    this.agenda = new MemoryAgenda(this.prepared, this.parking);
    this.takeUps = new MemoryTakeUps(this.prepared);
    this.sessions = new MemorySessions(this.leases);
  }

  async prepare(tables: readonly Table[]): Promise<void> {
    for (const table of tables) {
      assertDeclared(table);
      this.prepared.add(table);
      if (!this.tables.has(tableId(table))) this.tables.set(tableId(table), new MemoryTable(table));
    }
  }

  async complete(table: Table): Promise<void> {
    this.rowsOf(table);
  }

  async checkpoint(runner: string): Promise<Checkpoint | undefined> {
    return this.tables.get(this.prepared.idOf(runner))?.checkpoint;
  }

  async load(table: Table, keys: readonly string[]): Promise<ReadonlyMap<string, StoredRow>> {
    const rows = new Map<string, StoredRow>();
    for (const key of keys) {
      const row = this.rowsOf(table).present.get(key);
      if (row !== undefined) rows.set(key, { key, body: row.body, from: row.from });
    }
    return rows;
  }

  async commit(batch: Batch): Promise<void> {
    this.leases.assertHeld(batch.lease);
    const rows = this.rowsOf(batch.table);
    if (rows.checkpoint?.position !== batch.from)
      throw new Superseded(`runner ${batch.table.name} is no longer at position ${batch.from ?? 'none'}`);
    const id = tableId(batch.table);
    rows.checkpoint = batch.to;
    for (const change of batch.rows) rows.write(change);
    for (const change of batch.agenda) this.agenda.change(id, change);
    for (const key of [...batch.unparked, ...batch.agenda.map((change) => change.key)]) this.parking.unpark(id, key);
    for (const parked of batch.parked) this.parking.park(id, parked);
  }

  async query(table: Table, query: RowQuery): Promise<RowPage> {
    assertFit(table, query);
    return pageOf(this.rowsOf(table), query);
  }

  async atOneMoment<Seen>(table: Table, look: (moment: Moment) => Promise<Seen>): Promise<Seen> {
    const rows = this.rowsOf(table);
    const [versions, wanted] = [rows.versions(), this.agenda.wanted(tableId(table))];
    return look({ checkpoint: rows.checkpoint, versions: each(versions), wanted: each(wanted) });
  }

  async reset(table: Table): Promise<void> {
    this.rowsOf(table);
    this.tables.set(tableId(table), new MemoryTable(table));
    this.agenda.forget(tableId(table));
    this.parking.forget(tableId(table));
  }

  async parked(runner?: string): Promise<readonly Parked[]> {
    return this.parking.list(
      runner === undefined ? this.prepared.names() : new Map([[this.prepared.idOf(runner), runner]]),
    );
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {}

  private rowsOf(table: Table): MemoryTable {
    const rows = this.tables.get(tableId(table));
    if (rows === undefined) throw new Error(`table ${tableId(table)} was never prepared`);
    return rows;
  }
}

async function* each<Item>(items: readonly Item[]): AsyncIterable<Item> {
  yield* items;
}
