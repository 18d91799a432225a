import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Json } from '#kernel/message.js';
import type { Engine } from '../../engine/engine.js';
import { EventsView, type EventView } from '../audit/event.dto.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { Moment } from '../http/context.decorator.js';
import { LiveStreams } from '../http/live-streams.js';
import type { WantedMoment } from '../http/moment.js';
import { Operation } from '../http/operation.decorator.js';
import { headerOf } from '../http/request.js';
import { ENGINE } from '../tokens.js';
import { followRunLog } from './follow-run-log.js';
import { GetRunEvents } from './get-run-events.handler.js';
import { GetRunLog } from './get-run-log.handler.js';
import { GetRunPayload } from './get-run-payload.handler.js';
import { logRangeFrom } from './log-range.js';
import { runStatus } from './run-status.js';

/** What a run was given, what it left, and how it went. */
@ApiTags('Runs')
@Controller(`${OF_ENVIRONMENT}/runs/:runId`)
export class RunRecordController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly streams: LiveStreams,
  ) {}

  @Get('inputs')
  @AsOfParameter()
  @ApiOkResponse({ schema: { type: 'object' } })
  @Operation('getRunInputs', { summary: 'Show what a run was given' })
  inputs(
    @Param('environmentId') environmentId: string,
    @Param('runId') runId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<Json>> {
    return this.queries.execute(new GetRunPayload({ environmentId, runId }, 'inputs', moment));
  }

  @Get('outputs')
  @AsOfParameter()
  @ApiOkResponse({ schema: { type: 'object' } })
  @Operation('getRunOutputs', { summary: 'Show what a run left' })
  outputs(
    @Param('environmentId') environmentId: string,
    @Param('runId') runId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<Json>> {
    return this.queries.execute(new GetRunPayload({ environmentId, runId }, 'outputs', moment));
  }

  @Get('log')
  @ApiProduces('text/plain', 'text/event-stream')
  @ApiQuery({
    name: 'offset',
    required: false,
    schema: { type: 'integer', minimum: 0, default: 0 },
    description: 'In bytes.',
  })
  @ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 1_048_576 },
    description: 'In bytes.',
  })
  @ApiQuery({
    name: 'follow',
    required: false,
    schema: { type: 'boolean' },
    description: 'As server-sent events, until the run has ended.',
  })
  @Operation('getRunLog', {
    summary: 'Show what a run printed',
    description:
      'With "Accept: text/event-stream" or follow=true as events "log" ({offset, text}) and at last "end" ({status}).',
  })
  async log(
    @Param('environmentId') environmentId: string,
    @Param('runId') runId: string,
    @Query() query: object,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    const { offset, limit, follow } = logRangeFrom(
      query,
      headerOf(request, 'accept'),
      headerOf(request, 'last-event-id'),
    );
    const run = { environmentId, runId };
    if (!follow) return this.queries.execute(new GetRunLog(run, offset, limit));
    await runStatus(this.engine, run);
    return this.streams.open(request, (signal) => followRunLog(this.engine, run, offset, signal));
  }

  @Get('events')
  @AsOfParameter()
  @Operation('getRunEvents', { summary: "Show a run's story, event by event", answers: EventsView })
  events(
    @Param('environmentId') environmentId: string,
    @Param('runId') runId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<{ readonly items: readonly EventView[] }>> {
    return this.queries.execute(new GetRunEvents({ environmentId, runId }, moment));
  }
}
