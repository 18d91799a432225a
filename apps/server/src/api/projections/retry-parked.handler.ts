import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../http/problem.js';
import { API_PARTS, type ApiParts } from '../tokens.js';

export class RetryParked extends Command<void> {
  constructor(
    readonly runner: string,
    readonly key: string,
  ) {
    super();
  }
}

/** The row folds what it has waited with, or its command is told again; where that fails as before, it is parked again. */
@CommandHandler(RetryParked)
export class RetryParkedHandler implements ICommandHandler<RetryParked> {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  async execute({ runner, key }: RetryParked): Promise<void> {
    if (!(await this.parts.takeUp(runner, key))) throw new Problem('not-found');
  }
}
