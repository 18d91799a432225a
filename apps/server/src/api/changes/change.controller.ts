import type { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Engine } from '../../engine/engine.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { textsOf, unknownParameter } from '../http/list-query.js';
import { LiveStreams } from '../http/live-streams.js';
import { Operation } from '../http/operation.decorator.js';
import { headerOf } from '../http/request.js';
import { ENGINE } from '../tokens.js';
import { ChangeStream } from './change-stream.js';
import { followableNames, followedProjections } from './followed-projections.js';
import { resumePoint } from './resume-point.js';
import { ToldChanges } from './told-changes.js';

@ApiTags('Live')
@Controller(`${OF_ENVIRONMENT}/changes`)
export class ChangeController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly streams: LiveStreams,
    private readonly told: ToldChanges,
  ) {}

  @Get()
  @ApiProduces('text/event-stream')
  @ApiQuery({
    name: 'projections',
    required: false,
    schema: { type: 'string' },
    example: 'groups,queue,runs,bots',
    description: `Which lists, separated by commas; all where absent: ${followableNames.join(', ')}.`,
  })
  @ApiQuery({
    name: 'after',
    required: false,
    schema: { type: 'string' },
    description: 'A "Hostler-Position" of an answer that the client shows; from now on where absent.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'As browsers send it when they come back.' })
  @Operation('followChanges', {
    summary: 'Follow changes of lists, as server-sent events',
    description:
      'Events: "change" {projection, key, position, deleted?}, told when a list can show it; "progress" {position, lagMs} every few ' +
      'seconds; "reset" {position, reason} when what was missed can not be told: ask for everything again.',
  })
  async follow(
    @Param('environmentId') environmentId: string,
    @Query() query: object,
    @Req() request: FastifyRequest,
  ): Promise<Answer<Readable>> {
    const { projections, after, ...unknown } = textsOf(query);
    const [name] = Object.keys(unknown);
    if (name !== undefined) throw unknownParameter(name);
    const followed = followedProjections(projections);
    const from = await resumePoint(this.engine, headerOf(request, 'last-event-id'), after);
    const start = { following: { environmentId, followed }, from };
    return this.streams.open(request, (signal) => new ChangeStream(this.engine, this.told, start, signal).events());
  }
}
