import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Engine } from '../../engine/engine.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { headerOf } from '../http/request.js';
import { Operation } from '../http/operation.decorator.js';
import { ENGINE } from '../tokens.js';
import { GetSeries } from './get-series.handler.js';
import { SeriesView } from './series.dto.js';
import { seriesQueryFrom } from './series-query.js';

const time = { type: 'string', format: 'date-time' } as const;

@ApiTags('Series')
@Controller(`${OF_ENVIRONMENT}/series`)
export class SeriesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'clock'>,
  ) {}

  @Get()
  @ApiQuery({ name: 'from', required: false, schema: time, description: 'An hour before "to" where absent.' })
  @ApiQuery({ name: 'to', required: false, schema: time, description: 'Now where absent.' })
  @ApiQuery({ name: 'steps', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 120 } })
  @ApiQuery({ name: 'groupId', required: false, schema: { type: 'string' }, description: 'Only this group.' })
  @AsOfParameter()
  @Operation('getSeries', { summary: 'Show queue, bots, times and success over time', answers: SeriesView })
  get(
    @Param('environmentId') environmentId: string,
    @Query() query: object,
    @Req() request: FastifyRequest,
  ): Promise<Answer<SeriesView>> {
    const { wanted, asOf } = seriesQueryFrom(query, this.engine.clock.now());
    const after = headerOf(request, 'hostler-after');
    return this.queries.execute(new GetSeries({ environmentId, ...wanted }, { after, asOf }));
  }
}
