import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { GroupRow } from '#projections/groups/group.row.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import type { HostedGroupView } from './hosted-group.dto.js';
import { hostedGroupView } from './hosted-group.view.js';

export class GetHostedGroup extends Query<Answer<HostedGroupView>> {
  constructor(
    readonly environmentId: string,
    readonly groupId: string,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

@QueryHandler(GetHostedGroup)
export class GetHostedGroupHandler implements IQueryHandler<GetHostedGroup> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, groupId, moment }: GetHostedGroup): Promise<Answer<HostedGroupView>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.oneOf<GroupRow>('groups', environmentId, groupId);
    return new Answer(hostedGroupView(row), { ...about, configuration: row.configuration });
  }
}
