import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { groupAccesses } from '#domain/hosted-groups/hosted-groups.events.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { GROUP_STATUSES, type HostedGroupView } from './hosted-group.dto.js';
import { hostedGroupView } from './hosted-group.view.js';

export const hostedGroupList: ListDefinition = {
  projection: 'groups',
  filters: {
    status: { kind: 'text', values: GROUP_STATUSES },
    access: { kind: 'text', values: groupAccesses },
    ownerId: { kind: 'text' },
    name: { kind: 'text' },
  },
  sorts: ['name', 'createdAt', 'lastActivityAt', 'queued', 'running'],
  defaultSort: 'name',
  search: 'name',
};

export class ListHostedGroups extends Query<Answer<Page<HostedGroupView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListHostedGroups)
export class ListHostedGroupsHandler implements IQueryHandler<ListHostedGroups> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListHostedGroups): Promise<Answer<Page<HostedGroupView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('groups', within, asked, (rows: readonly GroupRow[]) => rows.map(hostedGroupView));
  }
}
