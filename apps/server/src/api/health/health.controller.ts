import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Engine } from '../../engine/engine.js';
import { Operation } from '../http/operation.decorator.js';
import { ENGINE } from '../tokens.js';
import { HealthView } from './health.dto.js';
import { Metrics } from './metrics.js';
import { readinessOf } from './readiness.js';

@ApiTags('Health')
@Controller()
export class HealthController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly measured: Metrics,
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
    await reply.header('Content-Type', this.measured.registry.contentType).send(await this.measured.text());
  }
}
