import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { secretReference } from '../../engine/references.js';
import { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';

export class RemoveSecret extends Command<Answer<undefined>> {
  constructor(
    readonly environmentId: string,
    readonly secretName: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RemoveSecret)
export class RemoveSecretHandler implements ICommandHandler<RemoveSecret> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, secretName, context }: RemoveSecret): Promise<Answer<undefined>> {
    const data = { environmentId, name: secretName };
    const { position, events } = await this.engine.execute({ type: 'RemoveSecret', data }, context);
    // A name that was never set may not even be one that the store takes.
    if (events.length > 0) await this.engine.secrets.remove(secretReference(environmentId, secretName));
    return new Answer(undefined, { position });
  }
}
