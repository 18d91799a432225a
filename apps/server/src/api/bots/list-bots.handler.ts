import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { BOT_STATUSES, type BotView } from './bot.dto.js';
import { botView } from './bot.view.js';

export const botList: ListDefinition = {
  projection: 'bots',
  filters: { groupId: { kind: 'text' }, status: { kind: 'text', values: BOT_STATUSES }, runId: { kind: 'text' } },
  sorts: ['reservedAt', 'enrolledAt', 'idleSince', 'deletedAt'],
  defaultSort: '-reservedAt',
  bornAt: 'reservedAt',
};

export class ListBots extends Query<Answer<Page<BotView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListBots)
export class ListBotsHandler implements IQueryHandler<ListBots> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListBots): Promise<Answer<Page<BotView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('bots', within, asked, async (rows: readonly BotRow[], models) => {
      const groups = await models.byKey<GroupRow>(
        'groups',
        rows.map(({ groupId }) => groupId),
      );
      return rows.map((row) => botView(row, groups.get(row.groupId)?.name));
    });
  }
}
