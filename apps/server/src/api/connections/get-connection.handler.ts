import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { Answer } from '../http/answer.js';
import { ReadModels } from '../http/read-models.js';
import type { ConnectionView } from './connection.dto.js';
import { connectionView } from './connection.view.js';

export class GetConnection extends Query<Answer<ConnectionView>> {
  constructor(
    readonly environmentId: string,
    readonly connectionId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetConnection)
export class GetConnectionHandler implements IQueryHandler<GetConnection> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, connectionId, after }: GetConnection): Promise<Answer<ConnectionView>> {
    const { row, about } = await this.readModels.oneOf<ConnectionRow>(
      'connections',
      environmentId,
      connectionId,
      after,
    );
    const groups = await this.readModels.byKey<GroupRow>('groups', [row.groupId], after);
    return new Answer(connectionView(row, groups.get(row.groupId)), about);
  }
}
