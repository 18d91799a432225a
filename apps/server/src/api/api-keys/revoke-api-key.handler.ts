import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { Authentication } from '../access/authentication.js';
import { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';

export class RevokeKey extends Command<Answer<undefined>> {
  constructor(
    readonly keyId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RevokeKey)
export class RevokeKeyHandler implements ICommandHandler<RevokeKey> {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly authentication: Authentication,
  ) {}

  async execute({ keyId, context }: RevokeKey): Promise<Answer<undefined>> {
    const { position } = await this.engine.execute({ type: 'RevokeApiKey', data: { keyId } }, context);
    await this.engine.credentials.revoke('key', keyId);
    this.authentication.forget();
    return new Answer(undefined, { position });
  }
}
