import assert from 'node:assert/strict';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#runtime/handle.js';
import type { Caller } from '../access/caller.js';
import { configurationFrom } from './etag.js';
import { textsOf, unknownParameter } from './list-query.js';
import type { WantedMoment } from './moment.js';
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

/** The moment that a request for one thing wants to see; it takes no other parameters. */
export const Moment = createParamDecorator((_: unknown, execution: ExecutionContext): WantedMoment => {
  const request = requestOf(execution);
  const { asOf, ...unknown } = textsOf(request.query);
  const [name] = Object.keys(unknown);
  if (name !== undefined) throw unknownParameter(name);
  return { after: headerOf(request, 'hostler-after'), asOf };
});
