import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AuditRow } from '#projections/audit/audit.projection.js';
import type { Engine } from '../../engine/engine.js';
import { isoTime } from '../http/iso-time.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import type { ParkedListView } from './projection.dto.js';

export class ListParked extends Query<ParkedListView> {}

@QueryHandler(ListParked)
export class ListParkedHandler implements IQueryHandler<ListParked> {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'rows'>,
    private readonly readModels: ReadModels,
  ) {}

  async execute(): Promise<ParkedListView> {
    const parked = await this.engine.rows.parked();
    const events = await this.readModels.present.byKey<AuditRow>(
      'audit',
      parked.map(({ position }) => position),
    );
    return {
      items: parked.map(({ runner, key, reason, position, eventId, parkedAt }) => ({
        runner,
        key,
        reason,
        position,
        eventId,
        eventType: events.get(position)?.type ?? null,
        stoppedAt: eventId === '' ? 'command' : 'event',
        parkedAt: isoTime(parkedAt),
      })),
    };
  }
}
