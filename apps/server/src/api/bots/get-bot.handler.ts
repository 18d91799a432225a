import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import type { BotView } from './bot.dto.js';
import { botView } from './bot.view.js';

export class GetBot extends Query<Answer<BotView>> {
  constructor(
    readonly environmentId: string,
    readonly botId: string,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

@QueryHandler(GetBot)
export class GetBotHandler implements IQueryHandler<GetBot> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, botId, moment }: GetBot): Promise<Answer<BotView>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.oneOf<BotRow>('bots', environmentId, botId);
    const groups = await models.byKey<GroupRow>('groups', [row.groupId]);
    return new Answer(botView(row, groups.get(row.groupId)?.name), about);
  }
}
