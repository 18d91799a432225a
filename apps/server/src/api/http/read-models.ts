import { Inject, Injectable } from '@nestjs/common';
import type { RowFilter } from '#runtime/row-query.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import { Answer } from './answer.js';
import { cursorText } from './cursor.js';
import type { ListQuery } from './list-query.js';
import { ModelsAtMoment } from './models-at-moment.js';
import type { WantedMoment } from './moment.js';
import { PastMoments } from './past-moments.js';
import { positionFrom } from './position-header.js';

export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null; readonly total?: number };

/** How the rows of a page are shown; what they are joined with is of the same moment. */
type Present<Row, Item> = (rows: readonly Row[], models: ModelsAtMoment) => readonly Item[] | Promise<readonly Item[]>;

/** Rows of the read models, for queries. */
@Injectable()
export class ReadModels {
  /** As they are now, without waiting for anything. */
  readonly present: ModelsAtMoment;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly pastMoments: PastMoments,
  ) {
    this.present = new ModelsAtMoment(engine, { after: undefined });
  }

  /** As a request wants to see them. */
  async at({ after, asOf }: WantedMoment): Promise<ModelsAtMoment> {
    if (asOf !== undefined) return new ModelsAtMoment(this.engine, { past: await this.pastMoments.of(asOf) });
    const position = after === undefined ? after : positionFrom(after, this.engine.logId, 'Hostler-After');
    return new ModelsAtMoment(this.engine, { after: position });
  }

  /** A page of a list; `within` narrows it to what the address names. */
  async page<Row, Item>(
    projection: string,
    within: readonly RowFilter[],
    asked: ListQuery,
    present: Present<Row, Item>,
  ): Promise<Answer<Page<Item>>> {
    const { rows, shape, moment, bornAt } = asked;
    const models = await this.at(moment);
    const { page, about } = await models.page(projection, {
      ...rows,
      where: [...within, ...rows.where, ...models.bornBy(rows.orderBy?.field === bornAt ? bornAt : undefined)],
    });
    const items = await present(
      page.rows.map(({ body }) => JSON.parse(body) as Row),
      models,
    );
    const next = page.next === undefined ? null : cursorText(page.next, shape);
    const total = page.total === undefined ? {} : { total: page.total };
    return new Answer({ items, next, ...total }, about);
  }
}
