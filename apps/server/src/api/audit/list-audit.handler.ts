import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AuditRow } from '#projections/audit/audit.projection.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { AuditedEvents } from './audited-events.js';
import type { EventView } from './event.dto.js';
import { eventView } from './event.view.js';

export const auditList: ListDefinition = {
  projection: 'audit',
  filters: {
    kind: { kind: 'text' },
    type: { kind: 'text' },
    stream: { kind: 'text' },
    actor: { kind: 'text' },
    groupId: { kind: 'text' },
    runId: { kind: 'text' },
    botId: { kind: 'text' },
    commandId: { kind: 'text' },
    correlationId: { kind: 'text' },
    causationId: { kind: 'text' },
    since: {
      kind: 'time',
      column: 'recordedAt',
      compare: 'atLeast',
      meaning: 'Only events recorded at this time or later.',
    },
    until: { kind: 'time', column: 'recordedAt', compare: 'below', meaning: 'Only events recorded before this time.' },
  },
  sorts: ['position'],
  sortColumns: { position: 'key' },
  defaultSort: '-position',
};

export class ListAudit extends Query<Answer<Page<EventView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

/** Every event of an environment. Which ones is asked of the read model; what they say, of the log itself. */
@QueryHandler(ListAudit)
export class ListAuditHandler implements IQueryHandler<ListAudit> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly events: AuditedEvents,
  ) {}

  execute({ environmentId, asked }: ListAudit): Promise<Answer<Page<EventView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('audit', within, asked, async (rows: readonly AuditRow[]) =>
      (await this.events.of(rows)).map(eventView),
    );
  }
}
