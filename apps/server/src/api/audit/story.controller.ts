import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { storyList } from './audit-list.js';
import { EventView } from './event.dto.js';
import { ListStory } from './list-story.handler.js';

@ApiTags('Hosted groups')
@Controller(`${OF_ENVIRONMENT}/hosted-groups/:groupId/events`)
export class StoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ListParameters(storyList)
  @Operation('listGroupEvents', {
    summary: "Show a hosted group's story, event by event",
    description: 'With those of its bots, runs, connections and scaling decisions.',
    answers: PageOf(EventView),
  })
  list(
    @Param('environmentId') environmentId: string,
    @Param('groupId') groupId: string,
    @Asked(storyList) asked: ListQuery,
  ): Promise<Answer<Page<EventView>>> {
    return this.queries.execute(new ListStory(environmentId, groupId, asked));
  }
}
