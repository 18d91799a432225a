import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { Context, Moment, Seen } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import type { WantedMoment } from '../http/moment.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { CreateFlow } from './create-flow.handler.js';
import { CreateFlowRequest, FlowDefinitionRequest, FlowSummaryView, FlowVersionView, FlowView } from './flow.dto.js';
import { GetFlow } from './get-flow.handler.js';
import { flowVersionList, ListFlowVersions } from './list-flow-versions.handler.js';
import { flowList, ListFlows } from './list-flows.handler.js';
import { PublishFlowVersion } from './publish-flow-version.handler.js';

@ApiTags('Flows')
@Controller(`${OF_ENVIRONMENT}/flows`)
export class FlowController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(flowList)
  @Operation('listFlows', { summary: 'List flows', answers: PageOf(FlowSummaryView) })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(flowList) asked: ListQuery,
  ): Promise<Answer<Page<FlowSummaryView>>> {
    return this.queries.execute(new ListFlows(environmentId, asked));
  }

  @Post()
  @Operation('createFlow', { summary: 'Create a flow', status: 201, answers: FlowView, commands: true })
  create(
    @Param('environmentId') environmentId: string,
    @Body() request: CreateFlowRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<FlowView>> {
    return this.commands.execute(new CreateFlow(environmentId, request, context));
  }

  @Get(':flowId')
  @AsOfParameter()
  @Operation('getFlow', { summary: 'Show a flow and its latest version', answers: FlowView })
  get(
    @Param('environmentId') environmentId: string,
    @Param('flowId') flowId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<FlowView>> {
    return this.queries.execute(new GetFlow(environmentId, flowId, moment));
  }

  @Get(':flowId/versions')
  @ListParameters(flowVersionList)
  @Operation('listFlowVersions', { summary: 'List the versions of a flow', answers: PageOf(FlowVersionView) })
  versions(
    @Param('environmentId') environmentId: string,
    @Param('flowId') flowId: string,
    @Asked(flowVersionList) asked: ListQuery,
  ): Promise<Answer<Page<FlowVersionView>>> {
    return this.queries.execute(new ListFlowVersions(environmentId, flowId, asked));
  }

  @Post(':flowId/versions')
  @Operation('publishFlowVersion', {
    summary: 'Publish a new version',
    description: 'Runs that wait keep the version that they were queued with.',
    status: 201,
    answers: FlowView,
    commands: true,
  })
  publish(
    @Param('environmentId') environmentId: string,
    @Param('flowId') flowId: string,
    @Seen() expectedVersion: number | undefined,
    @Body() request: FlowDefinitionRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<FlowView>> {
    return this.commands.execute(new PublishFlowVersion({ environmentId, flowId, expectedVersion }, request, context));
  }
}
