import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Engine } from '../../engine/engine.js';
import { Problem } from '../http/problem.js';
import { ENGINE } from '../tokens.js';

export class RetryParked extends Command<void> {
  constructor(
    readonly runner: string,
    readonly key: string,
  ) {
    super();
  }
}

@CommandHandler(RetryParked)
export class RetryParkedHandler implements ICommandHandler<RetryParked> {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'rows'>) {}

  async execute({ runner, key }: RetryParked): Promise<void> {
    const parked = (await this.engine.rows.parked()).some((row) => row.runner === runner && row.key === key);
    if (!parked || !(await this.engine.rows.agenda.unpark(runner, key))) throw new Problem('not-found');
  }
}
