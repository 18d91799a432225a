import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../health/metrics.js';
import { learnedOf } from './request.js';

/**
 * One line and one measurement for each request. Of the address only the path is written down: a query may hold a sign-in link.
 */
export function observeRequests(fastify: Pick<FastifyInstance, 'addHook'>, logger: Logger, metrics: Metrics): void {
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('Hostler-Request-Id', request.id);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const { caller } = learnedOf(request);
    const route = request.routeOptions.url ?? 'unknown';
    const path = request.url.split('?', 1)[0];
    const { statusCode: status, elapsedTime: durationMs } = reply;
    metrics.observe(request.method, route, status, durationMs);
    const line = {
      requestId: request.id,
      method: request.method,
      path,
      status,
      durationMs: Math.round(durationMs),
      subject: caller?.subjectId,
    };
    if (status >= 500) logger.warn(line, 'request failed');
    else logger.debug(line, 'request');
  });
}
