import { foldRow, keysOf, type AnyFolds } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import type { RowFilter } from './row-query.js';
import type { RowStore, Table } from './row-store.js';
import { isBefore, type Tail } from './tail.js';

const PAGE_ROWS = 1_000;
const BATCH_EVENTS = 2_000;

type Kept = { row: unknown; from: Position };

/**
 * The rows of a projection that reconcilers look at, in memory, kept current by the log itself: planning costs no query. It starts
 * from the stored rows, so its start does not depend on the length of the log.
 */
export class Replica<Row> {
  readonly #rows = new Map<string, Kept>();
  #position: Position | undefined;
  #waiters: { position: Position; resolve: () => void }[] = [];

  constructor(
    private readonly rows: RowStore,
    private readonly tail: Tail,
    private readonly what: {
      readonly table: Table;
      readonly folds: AnyFolds;
      /** Which rows to keep, for the store and in memory alike. */
      readonly where: readonly RowFilter[];
      readonly keep: (row: Row) => boolean;
      /** Told of each row that comes or changes, and of each that goes; for an index of the rows. */
      readonly moved?: (key: string, row: Row | undefined) => void;
    },
  ) {}

  get position(): Position | undefined {
    return this.#position;
  }

  values(): Row[] {
    return Array.from(this.#rows.values(), ({ row }) => row as Row);
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key)?.row as Row | undefined;
  }

  /** Where the row was last changed. */
  since(key: string): Position | undefined {
    return this.#rows.get(key)?.from;
  }

  async reaches(position: Position): Promise<void> {
    if (!isBefore(this.#position, position)) return;
    await new Promise<void>((resolve) => this.#waiters.push({ position, resolve }));
  }

  /** Loads what is stored. Rows are read in pages, not as one moment; `follow` mends that, row by row. */
  async load(): Promise<void> {
    const start = await this.rows.checkpoint(this.what.table.name);
    const { table, where } = this.what;
    let after;
    do {
      const page = await this.rows.query(table, { where, limit: PAGE_ROWS, ...(after === undefined ? {} : { after }) });
      for (const { key, body, from } of page.rows) this.#set(key, JSON.parse(body) as Row, from);
      after = page.next;
    } while (after !== undefined);
    this.#position = start?.position;
  }

  /** Follows the log until the signal aborts, telling after each batch. */
  async follow(signal: AbortSignal, moved: (events: readonly Recorded[]) => void): Promise<void> {
    while (!signal.aborted) {
      const { events } = await this.tail.next(this.#position, BATCH_EVENTS);
      for (const event of events) this.#fold(event);
      this.#position = events.at(-1)?.position ?? this.#position;
      if (events.length > 0) moved(events);
      this.#wake();
    }
  }

  #fold(event: Recorded): void {
    for (const key of keysOf(this.what.folds, event)) {
      const kept = this.#rows.get(key);
      if (kept !== undefined && kept.from >= event.position) continue;
      try {
        const row = foldRow(this.what.folds, kept?.row, event, key) as Row | undefined;
        this.#set(key, row === undefined || !this.what.keep(row) ? undefined : row, event.position);
      } catch {
        // Either the row had ended before the pages were read, or the event is poison: then the row stands as it was, as the stored
        // one does, and the projection's own runner shows it. What is forgotten here would look like nobody's.
      }
    }
  }

  #set(key: string, row: Row | undefined, from: Position): void {
    if (row === undefined) this.#rows.delete(key);
    else this.#rows.set(key, { row, from });
    this.what.moved?.(key, row);
  }

  #wake(): void {
    const position = this.#position;
    const reached = this.#waiters.filter((waiter) => !isBefore(position, waiter.position));
    this.#waiters = this.#waiters.filter((waiter) => isBefore(position, waiter.position));
    for (const { resolve } of reached) resolve();
  }
}
