import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AllowedMethods } from './allowed-methods.js';
import { BODY_LIMIT_BYTES, type BodyConfig } from './body-limits.js';
import { parseJsonBody } from './json-body.js';
import { refusalOf } from './problem-details.js';

const MAX_PARAMETER_CHARACTERS = 200;
/** A client that dribbles its request is not waited for. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Fastify as the API needs it: its own JSON parser, limits by route, request ids that nobody else chooses. */
export function fastifyAdapter(allowedMethods: AllowedMethods, trustedProxies: string | undefined): FastifyAdapter {
  const adapter = new FastifyAdapter({
    trustProxy: trustedProxies ?? false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAMETER_CHARACTERS },
    frameworkErrors: answerUnroutable,
  });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', 'application/problem+json'],
    { parseAs: 'buffer' },
    async (_: unknown, body: Buffer) => parseJsonBody(body),
  );
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_: unknown, body: Buffer) => body,
  );
  fastify.addHook('onRoute', (route) => {
    const { bodyLimitBytes } = (route.config ?? {}) as BodyConfig;
    if (bodyLimitBytes !== undefined) route.bodyLimit = bodyLimitBytes;
    allowedMethods.learn(route);
  });
  return adapter;
}

/** A malformed address never reaches a route, and so no filter. */
function answerUnroutable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { details } = refusalOf(error, request.id);
  void reply
    .code(details.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(details));
}
