import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Engine } from '../../engine/engine.js';
import { isoTime } from '../http/iso-time.js';
import { ENGINE } from '../tokens.js';
import type { ParkedListView } from './projection.dto.js';

export class ListParked extends Query<ParkedListView> {}

@QueryHandler(ListParked)
export class ListParkedHandler implements IQueryHandler<ListParked> {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'rows'>) {}

  async execute(): Promise<ParkedListView> {
    const parked = await this.engine.rows.parked();
    return { items: parked.map((row) => ({ ...row, parkedAt: isoTime(row.parkedAt) })) };
  }
}
