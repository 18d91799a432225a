import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { SHOWS_THE_PAST } from './as-of.js';
import { invalidRequest, Problem } from './problem.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses `?asOf=` where it means nothing: nobody should take the present for the past, or try to change what has happened. */
@Injectable()
export class PresentOnlyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const { asOf } = (request.query ?? {}) as { asOf?: unknown };
    if (asOf === undefined) return true;
    if (!READING.has(request.method)) throw new Problem('past-can-not-change');
    if (this.reflector.get<boolean | undefined>(SHOWS_THE_PAST, execution.getHandler()) === true) return true;
    throw invalidRequest({ pointer: '?asOf', detail: 'is not known here: this is shown as it is now; leave it out' });
  }
}
