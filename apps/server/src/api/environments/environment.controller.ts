import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { V1 } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { Context, Moment } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import type { WantedMoment } from '../http/moment.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { ChangeEnvironment } from './change-environment.handler.js';
import { ChangeEnvironmentRequest, EnvironmentView } from './environment.dto.js';
import { GetEnvironment } from './get-environment.handler.js';
import { environmentList, ListEnvironments } from './list-environments.handler.js';

@ApiTags('Environments')
@Controller(`${V1}/environments`)
export class EnvironmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(environmentList)
  @Operation('listEnvironments', { summary: 'List environments', answers: PageOf(EnvironmentView) })
  list(@Asked(environmentList) asked: ListQuery): Promise<Answer<Page<EnvironmentView>>> {
    return this.queries.execute(new ListEnvironments(asked));
  }

  @Get(':environmentId')
  @AsOfParameter()
  @Operation('getEnvironment', { summary: 'Show capacity and policies', answers: EnvironmentView })
  get(@Param('environmentId') environmentId: string, @Moment() moment: WantedMoment): Promise<Answer<EnvironmentView>> {
    return this.queries.execute(new GetEnvironment(environmentId, moment));
  }

  @Patch(':environmentId')
  @Operation('changeEnvironment', { summary: 'Change capacity and policies', answers: EnvironmentView, commands: true })
  change(
    @Param('environmentId') environmentId: string,
    @Body() request: ChangeEnvironmentRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<EnvironmentView>> {
    return this.commands.execute(new ChangeEnvironment(environmentId, request, context));
  }
}
