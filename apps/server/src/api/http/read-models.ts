import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '#kernel/message.js';
import type { RowFilter, RowPage, RowQuery } from '#runtime/row-query.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import { Answer } from './answer.js';
import { cursorText } from './cursor.js';
import type { ListQuery } from './list-query.js';
import { positionFrom } from './position-header.js';
import { Problem } from './problem.js';

/** How long a query waits for its read model to show what the caller wrote. */
export const READ_YOUR_WRITES_MS = 5_000;

export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null; readonly total?: number };

/** A row with a note on how fresh it is. */
export type Found<Row> = { readonly row: Row; readonly about: Freshness };
export type Freshness = { readonly position: Position | undefined; readonly lagMs: number };

/** Rows of the read models, for queries. */
@Injectable()
export class ReadModels {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** A page of a list; `within` narrows it to what the address names. */
  async page<Row, Item>(
    projection: string,
    within: readonly RowFilter[],
    asked: ListQuery,
    present: (rows: readonly Row[]) => readonly Item[] | Promise<readonly Item[]>,
  ): Promise<Answer<Page<Item>>> {
    const { rows, shape, after } = asked;
    const { page, about } = await this.query(projection, { ...rows, where: [...within, ...rows.where] }, after);
    const items = await present(page.rows.map(({ body }) => JSON.parse(body) as Row));
    const next = page.next === undefined ? null : cursorText(page.next, shape);
    const total = page.total === undefined ? {} : { total: page.total };
    return new Answer({ items, next, ...total }, about);
  }

  /** One row; a {@link Problem} where there is none. */
  async one<Row>(projection: string, key: string, after?: string): Promise<Found<Row>> {
    const { page, about } = await this.query(projection, { where: [{ field: 'key', is: key }], limit: 1 }, after);
    const [row] = page.rows;
    if (row === undefined) throw new Problem('not-found');
    return { row: JSON.parse(row.body) as Row, about };
  }

  /** One row of an environment: a thing of another environment is not there. */
  async oneOf<Row extends { readonly environmentId: string }>(
    projection: string,
    environmentId: string,
    key: string,
    after?: string,
  ): Promise<Found<Row>> {
    const found = await this.one<Row>(projection, key, after);
    if (found.row.environmentId !== environmentId) throw new Problem('not-found');
    return found;
  }

  /** What another read model must have seen, to show no less than the first one did. */
  seenBy({ position }: Freshness): string | undefined {
    return position === undefined ? undefined : `${this.engine.installationId}.${position}`;
  }

  /** Rows by key, for names that are joined at read time; keys without a row are left out. */
  async byKey<Row>(projection: string, keys: readonly string[], after?: string): Promise<ReadonlyMap<string, Row>> {
    await this.wait(projection, after);
    const rows = await this.engine.rows.load(this.engine.table(projection), [...new Set(keys)]);
    return new Map([...rows].map(([key, { body }]) => [key, JSON.parse(body) as Row]));
  }

  /** All rows of a filter, up to a limit; for sums that a page is shown with. */
  async all<Row>(
    projection: string,
    where: readonly RowFilter[],
    limit: number,
    orderBy: RowQuery['orderBy'] = { field: 'key' },
  ): Promise<readonly Row[]> {
    const page = await this.engine.rows.query(this.engine.table(projection), { where, limit, orderBy });
    return page.rows.map(({ body }) => JSON.parse(body) as Row);
  }

  /** How many rows there are of a filter. */
  async count(projection: string, where: readonly RowFilter[]): Promise<number> {
    const page = await this.engine.rows.query(this.engine.table(projection), { where, limit: 1, count: true });
    return page.total ?? 0;
  }

  private async query(
    projection: string,
    query: RowQuery,
    after: string | undefined,
  ): Promise<{ page: RowPage; about: Freshness }> {
    await this.wait(projection, after);
    const head = await this.engine.store.head();
    const page = await this.engine.rows.query(this.engine.table(projection), query);
    return { page, about: this.freshness(page, head) };
  }

  private async wait(projection: string, after: string | undefined): Promise<void> {
    const position = positionFrom(after, this.engine.installationId);
    if (position !== undefined && !(await this.engine.caughtUp(projection, position, READ_YOUR_WRITES_MS)))
      throw new Problem('read-model-behind');
  }

  private freshness({ checkpoint }: RowPage, head: Position | undefined): Freshness {
    const isBehind = head !== undefined && (checkpoint === undefined || checkpoint.position < head);
    const lagMs = isBehind ? Math.max(0, this.engine.clock.now() - (checkpoint?.time ?? 0)) : 0;
    return { position: checkpoint?.position, lagMs };
  }
}
