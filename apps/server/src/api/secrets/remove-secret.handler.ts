import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';
import { removeUnlisted } from './remove-unlisted.js';

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
    const { position } = await this.engine.execute({ type: 'RemoveSecret', data }, context);
    // Asked again after the store was away, there is nothing to decide, but still the value to remove.
    await removeUnlisted(this.engine, environmentId, secretName);
    return new Answer(undefined, { position });
  }
}
