import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { MAX_BOTS_PER_GROUP } from '#domain/environment/policies.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { textsOf, unknownParameter } from '../http/list-query.js';
import { Operation } from '../http/operation.decorator.js';
import { invalidRequest } from '../http/problem.js';
import { headerOf } from '../http/request.js';
import { PreviewScaling } from './preview-scaling.handler.js';
import { ScalingPreviewView } from './scaling-preview.dto.js';

const whole = { type: 'integer', minimum: 0, maximum: MAX_BOTS_PER_GROUP } as const;

@ApiTags('Scaling')
@Controller(`${OF_ENVIRONMENT}/scaling-preview`)
export class ScalingPreviewController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiQuery({ name: 'committed', schema: whole })
  @ApiQuery({ name: 'maximum', schema: whole })
  @ApiQuery({ name: 'groupId', required: false, schema: { type: 'string' }, description: 'A new group where absent.' })
  @AsOfParameter()
  @Operation('previewScaling', {
    summary: 'Show what would be decided now, if a group had these numbers of bots',
    answers: ScalingPreviewView,
  })
  preview(
    @Param('environmentId') environmentId: string,
    @Query() query: object,
    @Req() request: FastifyRequest,
  ): Promise<Answer<ScalingPreviewView>> {
    const { committed, maximum, groupId, asOf, ...unknown } = textsOf(query);
    const [name] = Object.keys(unknown);
    if (name !== undefined) throw unknownParameter(name);
    const wanted = { groupId, committed: botsFrom('committed', committed), maximum: botsFrom('maximum', maximum) };
    const after = headerOf(request, 'hostler-after');
    return this.queries.execute(new PreviewScaling(environmentId, wanted, { after, asOf }));
  }
}

function botsFrom(name: string, text = ''): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (number <= MAX_BOTS_PER_GROUP) return number;
  throw invalidRequest({ pointer: `?${name}`, detail: `must be a whole number from 0 to ${MAX_BOTS_PER_GROUP}` });
}
