import type { Lease } from '../leases.js';
import type { Batch, RowChange, RowStore, Table } from '../row-store.js';
import type { Checkpoint } from '../stored-rows.js';

let count = 0;

/** A table that no other test uses. */
export function newTable(changes: Partial<Table> = {}): Table {
  return {
    name: `bots-${++count}`,
    version: 1,
    columns: { group: 'text', size: 'integer', idle: 'boolean' },
    indexes: [['group', 'size'], ['size']],
    history: true,
    ...changes,
  };
}

export type Bot = { readonly group?: string; readonly size?: number; readonly idle?: boolean; readonly note?: string };

export const position = (number: number): string => String(number).padStart(16, '0');

export const checkpointAt = (number: number): Checkpoint => ({
  position: position(number),
  time: number * 1_000,
  eventId: `event-${number}`,
});

/** A runner at work: it commits one batch after the other, and remembers what stands, as the real one does. */
export class BotWriter {
  private readonly standing = new Map<string, { readonly body: string; readonly from: string }>();
  private at: number | undefined;

  private constructor(
    private readonly store: RowStore,
    readonly table: Table,
    readonly lease: Lease,
  ) {}

  static async open(store: RowStore, table: Table = newTable()): Promise<BotWriter> {
    await store.prepare([table]);
    const lease = await store.leases.acquire(table.name, 'owner', 60_000);
    if (lease === undefined) throw new Error(`the lease of ${table.name} is not free`);
    return new BotWriter(store, table, lease);
  }

  /** Sets rows, or takes them away where `undefined`, at the next position, which is answered. */
  async write(rows: Readonly<Record<string, Bot | undefined>>, changes: Partial<Batch> = {}): Promise<string> {
    const at = (this.at ?? 0) + 1;
    const written = this.changesOf(rows, position(at));
    await this.store.commit({ ...this.batch(at), rows: written, ...changes });
    for (const { key, present } of written)
      if (present === undefined) this.standing.delete(key);
      else this.standing.set(key, present);
    this.at = at;
    return position(at);
  }

  /** An empty batch up to a position. */
  batch(to: number): Batch {
    return {
      table: this.table,
      lease: this.lease,
      from: this.at === undefined ? undefined : position(this.at),
      to: checkpointAt(to),
      rows: [],
      agenda: [],
      parked: [],
      unparked: [],
    };
  }

  private changesOf(rows: Readonly<Record<string, Bot | undefined>>, at: string): readonly RowChange[] {
    return Object.entries(rows).map(([key, bot]) => {
      const before = this.standing.get(key);
      const present = bot && { body: JSON.stringify(bot), from: at };
      return { key, closed: before ? [{ version: before, to: at }] : [], present };
    });
  }
}
