import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';
import { runStatus, type OfRun } from './run-status.js';

export class GetRunLog extends Query<Answer<Buffer>> {
  constructor(
    readonly run: OfRun,
    readonly offset: number,
    readonly limit: number,
  ) {
    super();
  }
}

@QueryHandler(GetRunLog)
export class GetRunLogHandler implements IQueryHandler<GetRunLog> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ run, offset, limit }: GetRunLog): Promise<Answer<Buffer>> {
    // Asked before the log is read: what an ended run wrote is all there.
    const { ended } = await runStatus(this.engine, run);
    const log = await this.engine.payloads.readLog(run.runId, offset, limit);
    const headers = {
      'Content-Type': 'text/plain; charset=utf-8',
      'Hostler-Log-Length': String(log.length),
      'Hostler-Log-Truncated': String(log.truncated),
      'Hostler-Log-Ended': String(ended),
    };
    return new Answer(Buffer.from(log.bytes), { headers });
  }
}
