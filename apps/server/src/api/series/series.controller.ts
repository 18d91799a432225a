import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { textsOf } from '../http/list-query.js';
import { headerOf } from '../http/request.js';
import { Operation } from '../http/operation.decorator.js';
import { GetSeries } from './get-series.handler.js';
import { SeriesView } from './series.dto.js';

const time = { type: 'string', format: 'date-time' } as const;

@ApiTags('Series')
@Controller(`${OF_ENVIRONMENT}/series`)
export class SeriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiQuery({ name: 'from', required: false, schema: time, description: 'An hour before "to" where absent.' })
  @ApiQuery({ name: 'to', required: false, schema: time, description: 'The moment of "asOf" where absent, or now.' })
  @ApiQuery({ name: 'steps', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 120 } })
  @ApiQuery({ name: 'groupId', required: false, schema: { type: 'string' }, description: 'Only this group.' })
  @AsOfParameter()
  @Operation('getSeries', { summary: 'Show queue, bots, times and success over time', answers: SeriesView })
  get(
    @Param('environmentId') environmentId: string,
    @Query() query: object,
    @Req() request: FastifyRequest,
  ): Promise<Answer<SeriesView>> {
    const { asOf, ...asked } = textsOf(query);
    const after = headerOf(request, 'hostler-after');
    return this.queries.execute(new GetSeries(environmentId, asked, { after, asOf }));
  }
}
