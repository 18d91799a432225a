import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import { Answer } from './answer.js';

/** Writes what an {@link Answer} says about its body into the headers. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'logId'>) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        if (!(answer instanceof Answer)) return answer;
        void reply.headers(answer.headers(this.engine.logId));
        return answer.body;
      }),
    );
  }
}
