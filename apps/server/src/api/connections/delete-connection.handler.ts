import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';

export class DeleteConnection extends Command<Answer<undefined>> {
  constructor(
    readonly environmentId: string,
    readonly connectionId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Its credential stays sealed: runs that have started by it may still need it. */
@CommandHandler(DeleteConnection)
export class DeleteConnectionHandler implements ICommandHandler<DeleteConnection> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, connectionId, context }: DeleteConnection): Promise<Answer<undefined>> {
    const data = { environmentId, connectionId };
    const { position } = await this.engine.execute({ type: 'DeleteConnection', data }, context);
    return new Answer(undefined, { position });
  }
}
