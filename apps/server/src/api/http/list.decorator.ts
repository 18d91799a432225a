import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ListDefinition } from './list-definition.js';
import { listQueryFrom, type ListQuery } from './list-query.js';
import { headerOf } from './request.js';

/** What a request asks of a list. */
export const Asked = createParamDecorator((list: ListDefinition, execution: ExecutionContext): ListQuery => {
  const request = execution.switchToHttp().getRequest<FastifyRequest>();
  return listQueryFrom(list, request.query, headerOf(request, 'hostler-after'));
});
