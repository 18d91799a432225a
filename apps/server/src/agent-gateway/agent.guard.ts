import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { NotAuthentic } from './agent-tokens.js';
import { Gateway } from './gateway.js';

const BEARER = 'agent-bearer';
type Bearer = 'none' | 'access' | 'run';

/** Which token an agent's call must carry. A call that does not say gets nobody in. */
export const AgentBearer = (bearer: Bearer) => SetMetadata(BEARER, bearer);

/** Lets bots in by their own tokens; people's keys are worth nothing here, and bots' tokens nothing elsewhere. */
@Injectable()
export class AgentGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly gateway: Gateway,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const bearer = this.reflector.get<Bearer | undefined>(BEARER, context.getHandler());
    if (bearer === 'none') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { bot?: unknown }>();
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer === undefined || token === undefined) throw new UnauthorizedException();
    try {
      request.bot = await (bearer === 'run' ? this.#run(request, token) : this.gateway.tokens.checkAccess(token));
      return true;
    } catch (error) {
      if (error instanceof NotAuthentic) throw new UnauthorizedException();
      throw error;
    }
  }

  /** A run's token opens that run only. */
  async #run(request: FastifyRequest, token: string): Promise<unknown> {
    const run = await this.gateway.tokens.checkRun(token);
    if ((request.params as { runId?: string }).runId !== run.runId) throw new NotAuthentic('another run');
    return run;
  }
}
