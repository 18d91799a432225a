import assert from 'node:assert/strict';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#runtime/handle.js';
import type { Caller } from '../access/caller.js';
import { configurationFrom } from './etag.js';
import { headerOf, learnedOf } from './request.js';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Who asks for a command, and by which command id. */
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext): CommandContext => {
  const { context } = learnedOf(requestOf(execution));
  assert(context !== undefined, 'only requests of a caller that change something have a command context');
  return context;
});

/** Whose request it is. */
export const CalledBy = createParamDecorator((_: unknown, execution: ExecutionContext): Caller => {
  const { caller } = learnedOf(requestOf(execution));
  assert(caller !== undefined, 'the guard lets nobody through unknown');
  return caller;
});

/** The configuration number that the person saw, by `If-Match`. */
export const Seen = createParamDecorator((_: unknown, execution: ExecutionContext): number | undefined =>
  configurationFrom(headerOf(requestOf(execution), 'if-match')),
);

/** What a query must have seen, by `Hostler-After`. */
export const After = createParamDecorator((_: unknown, execution: ExecutionContext): string | undefined =>
  headerOf(requestOf(execution), 'hostler-after'),
);
