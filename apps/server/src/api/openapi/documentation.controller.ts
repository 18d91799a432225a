import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Operation } from '../http/operation.decorator.js';
import { Documentation } from './documentation.js';

const FILE_KEPT_SECONDS = 3_600;

/** The document at /api/openapi.json, and a page to browse and try it at /api/docs. */
@ApiExcludeController()
@Controller('api')
export class DocumentationController {
  constructor(private readonly documentation: Documentation) {}

  @Get('openapi.json')
  @Operation('getOpenApi', { summary: 'The OpenAPI document', open: true })
  document(): OpenAPIObject {
    return this.documentation.document;
  }

  @Get('docs')
  @Operation('showDocs', { summary: 'The documentation as a page', open: true })
  page(@Res() reply: FastifyReply): Promise<void> {
    return this.send(undefined, reply);
  }

  @Get('docs/:file')
  @Operation('getDocsFile', { summary: 'A file of that page', open: true })
  file(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(file, reply);
  }

  private async send(name: string | undefined, reply: FastifyReply): Promise<void> {
    const { type, content } = await this.documentation.file(name);
    const kept = name === undefined ? 'no-cache' : `public, max-age=${FILE_KEPT_SECONDS}`;
    await reply.headers({ 'Content-Type': type, 'Cache-Control': kept }).send(content);
  }
}
