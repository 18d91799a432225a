import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { listQueryFrom, textsOf, unknownParameter, type ListQuery } from '../http/list-query.js';
import { invalidRequest } from '../http/problem.js';
import { headerOf } from '../http/request.js';
import { auditList } from './audit-list.js';
import { exportFormats, type ExportFormatName } from './export-format.js';

export type ExportQuery = { readonly format: ExportFormatName; readonly asked: ListQuery };

/** An export is all of it, oldest first: there are no pages to ask for. */
const OF_PAGES = ['limit', 'cursor', 'count', 'sort'];

/** What a request wants exported. */
export const AskedExport = createParamDecorator((_: unknown, execution: ExecutionContext): ExportQuery => {
  const request = execution.switchToHttp().getRequest<FastifyRequest>();
  const { format = 'jsonl', ...filters } = textsOf(request.query);
  if (!isFormat(format))
    throw invalidRequest({ pointer: '?format', detail: `must be one of ${Object.keys(exportFormats).join(', ')}` });
  const ofPages = OF_PAGES.find((name) => Object.hasOwn(filters, name));
  if (ofPages !== undefined) throw unknownParameter(ofPages);
  return { format, asked: listQueryFrom(auditList, filters, headerOf(request, 'hostler-after')) };
});

const isFormat = (format: string): format is ExportFormatName => Object.hasOwn(exportFormats, format);
