import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { Engine } from '../../engine/engine.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { FilterParameters, ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import { LiveStreams } from '../http/live-streams.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { headerOf } from '../http/request.js';
import { ENGINE } from '../tokens.js';
import { EventView } from './event.dto.js';
import { followEvents } from './follow-events.js';
import { AuditExport } from './audit-export.js';
import { auditList } from './audit-list.js';
import { exportFormats } from './export-format.js';
import { AskedExport, type ExportQuery } from './export-query.js';
import { ListAudit } from './list-audit.handler.js';
import { startOfStream } from './start-of-stream.js';

@ApiTags('Audit')
@Controller(OF_ENVIRONMENT)
export class AuditController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly streams: LiveStreams,
    private readonly exports: AuditExport,
  ) {}

  @Get('audit')
  @ListParameters(auditList)
  @Operation('listAudit', { summary: 'List everything that happened', answers: PageOf(EventView) })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(auditList) asked: ListQuery,
  ): Promise<Answer<Page<EventView>>> {
    return this.queries.execute(new ListAudit(environmentId, asked));
  }

  @Get('audit/export')
  @FilterParameters(auditList)
  @ApiQuery({ name: 'format', required: false, schema: { enum: Object.keys(exportFormats), default: 'jsonl' } })
  @ApiProduces('application/jsonl', 'text/csv')
  @Operation('exportAudit', {
    summary: 'Export everything that happened, as JSON lines or CSV',
    description: 'Oldest first, up to where the log ended when it was asked, whole or cut off.',
  })
  async export(
    @Param('environmentId') environmentId: string,
    @AskedExport() asked: ExportQuery,
    @Req() request: FastifyRequest,
  ): Promise<Answer<Readable>> {
    const { chunks, about } = await this.exports.of(environmentId, asked);
    return this.streams.download(request, chunks, about);
  }

  @Get('events')
  @ApiProduces('text/event-stream')
  @ApiQuery({
    name: 'after',
    required: false,
    schema: { type: 'string' },
    description: 'A position; from now on where absent.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'As browsers send it when they come back.' })
  @Operation('followEvents', { summary: 'Follow everything that happens, as server-sent events' })
  async follow(
    @Param('environmentId') environmentId: string,
    @Query() query: object,
    @Req() request: FastifyRequest,
  ): Promise<Answer<Readable>> {
    const after = await startOfStream(this.engine, query, headerOf(request, 'last-event-id'));
    return this.streams.open(request, (signal) => followEvents(this.engine.store, environmentId, after, signal));
  }
}
