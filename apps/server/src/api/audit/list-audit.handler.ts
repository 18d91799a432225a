import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AuditRow } from '#projections/audit/audit.projection.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import { AuditedEvents } from './audited-events.js';
import type { EventView } from './event.dto.js';
import { eventView } from './event.view.js';
import { shownIn } from './shown-in.js';
import { whoFilter } from './who.js';

export class ListAudit extends Query<Answer<Page<EventView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

/** Every event of an environment, and of the installation in that of the first. Which ones is asked of the read model; what they say, of the log itself. */
@QueryHandler(ListAudit)
export class ListAuditHandler implements IQueryHandler<ListAudit> {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'directory'>,
    private readonly readModels: ReadModels,
    private readonly events: AuditedEvents,
  ) {}

  async execute({ environmentId, asked }: ListAudit): Promise<Answer<Page<EventView>>> {
    const who = await whoFilter(this.engine.directory, asked);
    const within = [{ field: 'environmentId', in: shownIn(environmentId) }, ...who];
    const { body, about } = await this.readModels.page('audit', within, asked, async (rows: readonly AuditRow[]) =>
      (await this.events.of(rows)).map(eventView),
    );
    return new Answer(body, { ...about, today: who.length > 0 ? ['who'] : [] });
  }
}
