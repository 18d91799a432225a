import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Engine } from '../../engine/engine.js';
import { Operation } from '../http/operation.decorator.js';
import { API_PARTS, ENGINE, type ApiParts } from '../tokens.js';
import { HealthView } from './health.dto.js';
import { readinessOf } from './readiness.js';

@ApiTags('Health')
@Controller()
export class HealthController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(API_PARTS) private readonly parts: ApiParts,
  ) {}

  @Get('health/live')
  @Operation('live', { summary: 'Whether the process answers', answers: HealthView, open: true })
  live(): HealthView {
    return { status: 'ok', checks: {} };
  }

  @Get('health/ready')
  @Operation('ready', { summary: 'Whether the server can work: 200 or 503', answers: HealthView, open: true })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const readiness = await readinessOf(this.engine);
    await reply.code(readiness.status === 'ok' ? 200 : 503).send(readiness);
  }

  @Get('metrics')
  @Operation('metrics', { summary: 'Measurements, for Prometheus', open: true })
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const { metrics } = this.parts;
    await reply.header('Content-Type', metrics.registry.contentType).send(await metrics.text());
  }
}
