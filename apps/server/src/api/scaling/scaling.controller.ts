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
import { scalingDecisionList, ListScalingDecisions } from './list-scaling-decisions.handler.js';
import { ScalingDecisionView } from './scaling-decision.dto.js';

@ApiTags('Scaling')
@Controller(`${OF_ENVIRONMENT}/scaling-decisions`)
export class ScalingController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ListParameters(scalingDecisionList)
  @Operation('listScalingDecisions', {
    summary: 'List scaling decisions, each with its explanation',
    answers: PageOf(ScalingDecisionView),
  })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(scalingDecisionList) asked: ListQuery,
  ): Promise<Answer<Page<ScalingDecisionView>>> {
    return this.queries.execute(new ListScalingDecisions(environmentId, asked));
  }
}
