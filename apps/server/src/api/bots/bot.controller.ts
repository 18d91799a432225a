import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { Moment } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import type { WantedMoment } from '../http/moment.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { GetBot } from './get-bot.handler.js';
import { botList, ListBots } from './list-bots.handler.js';
import { BotView } from './bot.dto.js';

@ApiTags('Bots')
@Controller(`${OF_ENVIRONMENT}/bots`)
export class BotController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ListParameters(botList)
  @Operation('listBots', { summary: 'List bots, those that are gone included', answers: PageOf(BotView) })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(botList) asked: ListQuery,
  ): Promise<Answer<Page<BotView>>> {
    return this.queries.execute(new ListBots(environmentId, asked));
  }

  @Get(':botId')
  @AsOfParameter()
  @Operation('getBot', { summary: 'Show a bot', answers: BotView })
  get(
    @Param('environmentId') environmentId: string,
    @Param('botId') botId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<BotView>> {
    return this.queries.execute(new GetBot(environmentId, botId, moment));
  }
}
