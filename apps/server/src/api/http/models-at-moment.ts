import type { Position } from '#kernel/message.js';
import { Rejected } from '#kernel/rejected.js';
import type { RejectionCode } from '#domain/rejections.js';
import type { RowFilter, RowPage, RowQuery } from '#runtime/row-query.js';
import type { StoredRow } from '#runtime/stored-rows.js';
import type { Engine } from '../../engine/engine.js';
import type { PastMoment } from './moment.js';
import { Problem } from './problem.js';
import { READ_YOUR_WRITES_MS } from './read-your-writes.js';
import { upTo } from './up-to.js';

/** More than the clocks of two servers differ: both carry the database's time. */
const CLOCKS_DIFFER_BY_MS = 1_000;

/** A row with a note on how fresh it is. */
export type Found<Row> = { readonly row: Row; readonly about: Freshness };
export type Freshness = {
  readonly position: Position | undefined;
  readonly lagMs: number;
  /** Of a past moment: its time. */
  readonly asOf?: number;
};

/** What is looked at: the past, or the present with at least what the caller wrote. */
type Shown = { readonly past: PastMoment } | { readonly past?: undefined; readonly after: Position | undefined };

/** The read models of one moment: every row that a query is answered with, names that it joins included, is of this moment. */
export class ModelsAtMoment {
  constructor(
    private readonly engine: Engine,
    private readonly shown: Shown,
  ) {}

  /** The moment's time, for reasons and estimates that are worked out when asked. */
  get now(): number {
    return this.shown.past?.time ?? this.engine.clock.now();
  }

  /** The moment if it has passed; `undefined` for the present. */
  get past(): PastMoment | undefined {
    return this.shown.past;
  }

  /** The same moment, but for the present no earlier than another read model has shown. */
  seenBy({ position }: Freshness): ModelsAtMoment {
    return this.shown.past === undefined ? new ModelsAtMoment(this.engine, { after: position }) : this;
  }

  /** What no row of a past moment can fail: it came about before, by this column. */
  bornBy(column: string | undefined): readonly RowFilter[] {
    if (this.shown.past === undefined || column === undefined) return [];
    return [{ field: column, below: this.shown.past.time + CLOCKS_DIFFER_BY_MS }];
  }

  /** A page of rows, and how fresh it is. */
  async page(projection: string, query: RowQuery): Promise<{ readonly page: RowPage; readonly about: Freshness }> {
    const { past } = this.shown;
    const head = past === undefined ? await this.engine.store.head() : undefined;
    const page = await this.#query(projection, query);
    if (past !== undefined) return { page, about: { position: past.position, lagMs: 0, asOf: past.time } };
    return { page, about: this.#freshness(page, head) };
  }

  /** One row; refused by the name of its kind where there is none. */
  async one<Row>(projection: string, key: string): Promise<Found<Row>> {
    const { page, about } = await this.page(projection, { where: [{ field: 'key', is: key }], limit: 1 });
    const [row] = page.rows;
    if (row === undefined) throw notFound(projection);
    return { row: JSON.parse(row.body) as Row, about };
  }

  /** One row of an environment: a thing of another environment is not there. */
  async oneOf<Row extends { readonly environmentId: string }>(
    projection: string,
    environmentId: string,
    key: string,
  ): Promise<Found<Row>> {
    const found = await this.one<Row>(projection, key);
    if (found.row.environmentId !== environmentId) throw notFound(projection);
    return found;
  }

  /** Rows by key, for names that are joined at read time; keys without a row are left out. */
  async byKey<Row>(projection: string, keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const rows = await this.#load(projection, [...new Set(keys)]);
    return new Map(rows.map(({ key, body }) => [key, JSON.parse(body) as Row]));
  }

  /** All rows of a filter, up to a limit; for sums that a page is shown with. */
  async all<Row>(
    projection: string,
    where: readonly RowFilter[],
    limit: number,
    orderBy: RowQuery['orderBy'] = { field: 'key' },
  ): Promise<readonly Row[]> {
    const { rows } = await this.#query(projection, { where, limit, orderBy });
    return rows.map(({ body }) => JSON.parse(body) as Row);
  }

  /** How many rows there are of a filter. */
  async count(projection: string, where: readonly RowFilter[]): Promise<number> {
    const { total } = await this.#query(projection, { where, limit: 1, count: true });
    return total ?? 0;
  }

  async #load(projection: string, keys: readonly string[]): Promise<readonly StoredRow[]> {
    if (keys.length === 0) return [];
    if (this.shown.past !== undefined)
      return (await this.#query(projection, { where: [{ field: 'key', in: keys }], limit: keys.length })).rows;
    await this.#reached(projection);
    return [...(await this.engine.rows.load(this.engine.table(projection), keys)).values()];
  }

  async #query(projection: string, query: RowQuery): Promise<RowPage> {
    await this.#reached(projection);
    const { rows } = this.engine;
    const table = this.engine.table(projection);
    const { past } = this;
    if (past === undefined) return rows.query(table, query);
    if (table.history) return rows.query(table, { ...query, asOf: past.position });
    // Without history are only tables whose keys are positions and whose rows never change.
    return rows.query(table, { ...query, where: [...(query.where ?? []), upTo(past.position)] });
  }

  /** A read model that has not come as far as the moment would show less than had happened. */
  async #reached(projection: string): Promise<void> {
    const { shown } = this;
    const atLeast = shown.past === undefined ? shown.after : shown.past.position;
    if (atLeast !== undefined && !(await this.engine.caughtUp(projection, atLeast, READ_YOUR_WRITES_MS)))
      throw new Problem('read-model-behind');
  }

  #freshness({ checkpoint }: RowPage, head: Position | undefined): Freshness {
    const isBehind = head !== undefined && (checkpoint === undefined || checkpoint.position < head);
    const lagMs = isBehind ? Math.max(0, this.engine.clock.now() - (checkpoint?.time ?? 0)) : 0;
    return { position: checkpoint?.position, lagMs };
  }
}

/** Of each kind of thing, the code by which the rules refuse it too: reading and acting say the same. */
const codes = {
  bots: 'bot-not-found',
  connections: 'connection-not-found',
  environments: 'environment-not-found',
  flows: 'flow-not-found',
  groups: 'group-not-found',
  images: 'image-not-found',
  runs: 'run-not-found',
} as const satisfies Readonly<Record<string, RejectionCode>>;

const notFound = (projection: string): Error =>
  Object.hasOwn(codes, projection)
    ? new Rejected<RejectionCode>(codes[projection as keyof typeof codes])
    : new Problem('not-found');
