import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PARTS, type ApiParts } from '../tokens.js';
import { AllowedMethods } from './allowed-methods.js';
import { refusalOf } from './problem-details.js';
import { Problem } from './problem.js';

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(
    @Inject(API_PARTS) private readonly parts: ApiParts,
    private readonly allowedMethods: AllowedMethods,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { details, headers } = refusalOf(this.moreExactly(error, request), request.id);
    if (details.status >= 500) this.parts.logger.error({ requestId: request.id, ...traceOf(error) }, details.code);
    // A stream that has begun can only be cut off.
    if (reply.raw.headersSent) return void reply.raw.destroy();
    void reply
      .code(details.status)
      .headers(headers)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(details));
  }

  /** A router knows only that nothing matched; here is known whether another method, or a smaller body, would have. */
  private moreExactly(error: unknown, request: FastifyRequest): unknown {
    const { code } = refusalOf(error, request.id).details;
    if (code === 'body-too-large' && request.routeOptions.config.tooLarge === 'inputs')
      return new Problem('inputs-too-large');
    if (code !== 'no-such-route') return error;
    const allowed = this.allowedMethods.of(request.url);
    if (allowed.length === 0 || allowed.includes(request.method)) return error;
    return new Problem('method-not-allowed', { headers: { Allow: allowed.join(', ') } });
  }
}

/** Where it went wrong. What else an error carries may quote what a person sent, and is not written down. */
function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: name, ...code, stack, ...(cause instanceof Error ? { cause: cause.stack } : {}) };
}
