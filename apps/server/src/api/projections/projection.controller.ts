import { Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { V1 } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { Context } from '../http/context.decorator.js';
import { Operation } from '../http/operation.decorator.js';
import { CompareProjection } from './compare-projection.handler.js';
import { ListParked } from './list-parked.handler.js';
import { ListProjections } from './list-projections.handler.js';
import { ComparisonView, ParkedListView, ProjectionsView } from './projection.dto.js';
import { RebuildProjection } from './rebuild-projection.handler.js';
import { RetryParked } from './retry-parked.handler.js';
import { SkipParked } from './skip-parked.handler.js';

@ApiTags('Projections')
@Controller(V1)
export class ProjectionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('projections')
  @Operation('listProjections', {
    summary: 'List projections, sagas and effects, and how far they are',
    answers: ProjectionsView,
  })
  list(): Promise<ProjectionsView> {
    return this.queries.execute(new ListProjections());
  }

  @Post('projections/:name/comparison')
  @Operation('compareProjection', {
    summary: 'Rebuild a projection, saga or effect beside the live one, and compare byte for byte',
    description: 'Rows, their former versions, and what sagas and effects want when. Writers go on meanwhile.',
    answers: ComparisonView,
    commands: true,
  })
  compare(@Param('name') name: string): Promise<ComparisonView> {
    return this.queries.execute(new CompareProjection(name));
  }

  @Post('projections/:name/rebuild')
  @Operation('rebuildProjection', {
    summary: 'Empty a projection and rebuild it from the whole log',
    description: 'Until it is done, its lists show what has been folded so far, and say how far behind they are.',
    status: 202,
    commands: true,
  })
  rebuild(@Param('name') name: string): Promise<void> {
    return this.commands.execute(new RebuildProjection(name));
  }

  @Get('parked')
  @Operation('listParked', { summary: 'List rows that wait for a person', answers: ParkedListView })
  parked(): Promise<ParkedListView> {
    return this.queries.execute(new ListParked());
  }

  @Post('parked/:runner/:key/retry')
  @Operation('retryParked', { summary: 'Take a parked row up again', status: 202, commands: true })
  retry(@Param('runner') runner: string, @Param('key') key: string): Promise<void> {
    return this.commands.execute(new RetryParked(runner, key));
  }

  @Post('parked/:runner/:key/skip')
  @Operation('skipParked', {
    summary: 'Let a parked row go on without the event that it stopped at',
    description: 'The skip is recorded, and honoured by every rebuild of this version of the projection.',
    status: 202,
    commands: true,
  })
  skip(
    @Param('runner') runner: string,
    @Param('key') key: string,
    @Context() context: CommandContext,
  ): Promise<Answer<undefined>> {
    return this.commands.execute(new SkipParked(runner, key, context));
  }
}
