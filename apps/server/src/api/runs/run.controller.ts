import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { INPUTS_BODY } from '../http/body-limits.js';
import { Context, Moment } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import type { WantedMoment } from '../http/moment.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { CancelRun } from './cancel-run.handler.js';
import { EnqueueRun } from './enqueue-run.handler.js';
import { GetRun } from './get-run.handler.js';
import { ListRuns, runList } from './list-runs.handler.js';
import { CancelRunRequest, EnqueueRunRequest, RunView } from './run.dto.js';

@ApiTags('Runs')
@Controller(`${OF_ENVIRONMENT}/runs`)
export class RunController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(runList)
  @Operation('listRuns', { summary: 'List runs', answers: PageOf(RunView) })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(runList) asked: ListQuery,
  ): Promise<Answer<Page<RunView>>> {
    return this.queries.execute(new ListRuns(environmentId, asked));
  }

  @Post()
  @RouteConfig(INPUTS_BODY)
  @Operation('enqueueRun', { summary: 'Queue a run', status: 201, answers: RunView, commands: true })
  enqueue(
    @Param('environmentId') environmentId: string,
    @Body() request: EnqueueRunRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<RunView>> {
    return this.commands.execute(new EnqueueRun(environmentId, request, context));
  }

  @Get(':runId')
  @AsOfParameter()
  @Operation('getRun', { summary: 'Show a run', answers: RunView })
  get(
    @Param('environmentId') environmentId: string,
    @Param('runId') runId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<RunView>> {
    return this.queries.execute(new GetRun(environmentId, runId, moment));
  }

  @Post(':runId/cancel')
  @Operation('cancelRun', {
    summary: 'Cancel a run',
    description:
      'One that waits ends at once; the flow of one that runs is told to end, and ended by force after a while.',
    answers: RunView,
    commands: true,
  })
  cancel(
    @Param('environmentId') environmentId: string,
    @Param('runId') runId: string,
    @Body() request: CancelRunRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<RunView>> {
    return this.commands.execute(new CancelRun({ environmentId, runId }, request, context));
  }
}
