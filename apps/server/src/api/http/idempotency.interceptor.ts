import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { deriveId } from '#kernel/ids.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import type { Caller } from '../access/caller.js';
import { API_PARTS, ENGINE, type ApiParts } from '../tokens.js';

import { Idempotency } from './idempotency.js';
import { digestOf, idempotencyKeyOf } from './idempotency-key.js';
import { SHOWS_A_CREDENTIAL } from './operation.decorator.js';
import { environmentOf, learnedOf } from './request.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Commands on the installation's own things (keys, projections) belong to no environment. */
export const NO_ENVIRONMENT = '';

/** Gives each command its id, and a repeated one its first answer (ADR 0004). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'ids'>,
    @Inject(API_PARTS) private readonly parts: ApiParts,
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const { caller } = learnedOf(request);
    if (caller === undefined || READING.has(request.method)) return next.handle();
    const key = idempotencyKeyOf(request);
    const context = this.contextOf(request, caller, key);
    learnedOf(request).context = context;
    if (key === undefined) return next.handle();
    const scope = `${context.environmentId}/${caller.subjectId}`;
    const keyed = { scope, key, digest: digestOf(request, this.parts.digestKey) };
    const replayable = this.reflector.get<boolean>(SHOWS_A_CREDENTIAL, execution.getHandler()) !== true;
    return from(this.idempotency.once(keyed, replayable, () => lastValueFrom(next.handle())));
  }

  private contextOf(request: FastifyRequest, { subjectId }: Caller, key: string | undefined): CommandContext {
    const environmentId = environmentOf(request) ?? NO_ENVIRONMENT;
    const commandId = key === undefined ? this.engine.ids.next() : deriveId('command', environmentId, subjectId, key);
    return { environmentId, actor: subjectId, commandId, correlationId: commandId, causationId: commandId };
  }
}
