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
import { queueList, ListQueue } from './list-queue.handler.js';
import { QueuedRunView } from './queue.dto.js';

@ApiTags('Runs')
@Controller(`${OF_ENVIRONMENT}/queue`)
export class QueueController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ListParameters(queueList)
  @Operation('listQueue', { summary: 'List the runs that wait, each with its reason', answers: PageOf(QueuedRunView) })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(queueList) asked: ListQuery,
  ): Promise<Answer<Page<QueuedRunView>>> {
    return this.queries.execute(new ListQueue(environmentId, asked));
  }
}
