import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AuditRow } from '#projections/audit/audit.projection.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { Answer } from '../http/answer.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { AuditedEvents } from './audited-events.js';
import type { EventView } from './event.dto.js';
import { eventView } from './event.view.js';

export class ListStory extends Query<Answer<Page<EventView>>> {
  constructor(
    readonly environmentId: string,
    readonly groupId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

/** The story of a group: what was decided about it, and all that its bots, runs and connections went through. */
@QueryHandler(ListStory)
export class ListStoryHandler implements IQueryHandler<ListStory> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly events: AuditedEvents,
  ) {}

  async execute({ environmentId, groupId, asked }: ListStory): Promise<Answer<Page<EventView>>> {
    const models = await this.readModels.at(asked.moment);
    await models.oneOf<GroupRow>('groups', environmentId, groupId);
    const within = [
      { field: 'environmentId', is: environmentId },
      { field: 'groupId', is: groupId },
    ];
    return this.readModels.page('audit', within, asked, async (rows: readonly AuditRow[]) =>
      (await this.events.of(rows)).map(eventView),
    );
  }
}
