import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Rejected } from '#kernel/rejected.js';
import { environmentDecider } from '#domain/environment/environment.decider.js';
import { streamOf } from '#domain/streams.js';
import type { Engine } from '../../engine/engine.js';
import { OPERATION } from '../http/operation.decorator.js';
import { Problem } from '../http/problem.js';
import { environmentOf, headerOf, learnedOf } from '../http/request.js';
import { ENGINE } from '../tokens.js';
import { Authentication } from './authentication.js';
import type { Caller } from './caller.js';
import { guardedElsewhere, mayDo, policyTable, type Access, type OperationName } from './policy-table.js';

const ENVIRONMENT_ID = /^[a-z0-9-]{1,64}$/;
const ADDRESS_PART = /^[\x21-\x7e]{1,200}$/;
/** Keys of rows are made of words, as those of roll-ups are. */
const ROW_KEY = /^[\x20-\x7e]{1,200}$/;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets through what the policy table allows, and nothing else. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'states'>,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (Object.hasOwn(guardedElsewhere, execution.getClass().name)) return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const operation = this.reflector.get<OperationName | undefined>(OPERATION, execution.getHandler());
    const access: Access = operation === undefined ? [] : policyTable[operation];
    const caller = await this.authentication.callerOf(request);
    learnedOf(request).caller = caller;
    learnedOf(request).operation = operation;
    if (!mayDo(access, caller?.roles))
      throw new Problem(caller === undefined ? 'not-signed-in' : 'not-allowed', challenge);
    if (caller !== undefined) refuseFromElsewhere(request, caller);
    refuseUnfitAddress(request);
    await this.refuseUnknownEnvironment(request);
    return true;
  }

  private async refuseUnknownEnvironment(request: FastifyRequest): Promise<void> {
    const environmentId = environmentOf(request);
    if (environmentId === undefined) return;
    if (!ENVIRONMENT_ID.test(environmentId)) throw new Rejected('environment-not-found');
    const { revision } = await this.engine.states.load(environmentDecider, streamOf('environment', environmentId));
    if (revision < 0) throw new Rejected('environment-not-found');
  }
}

/** What no id looks like is not there; no store need be asked. */
function refuseUnfitAddress({ params }: FastifyRequest): void {
  const parts = Object.entries((params ?? {}) as Record<string, string>);
  const isFit = parts.every(([name, value]) => (name === 'key' ? ROW_KEY : ADDRESS_PART).test(value));
  if (!isFit) throw new Problem('not-found');
}

const challenge = { headers: { 'WWW-Authenticate': 'Bearer' } };

/** A browser sends the cookie by itself: another site's page must not use it to change anything. */
function refuseFromElsewhere(request: FastifyRequest, { by }: Caller): void {
  if (by !== 'session' || READING.has(request.method)) return;
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('cross-site-request');
}
