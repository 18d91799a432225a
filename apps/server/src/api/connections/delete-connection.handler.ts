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

/** The mender cancels the runs that wait by it, and erases its credential once the last that had started has ended. */
@CommandHandler(DeleteConnection)
export class DeleteConnectionHandler implements ICommandHandler<DeleteConnection> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, connectionId, context }: DeleteConnection): Promise<Answer<undefined>> {
    const data = { environmentId, connectionId };
    const { position } = await this.engine.execute({ type: 'DeleteConnection', data }, context);
    return new Answer(undefined, { position });
  }
}
