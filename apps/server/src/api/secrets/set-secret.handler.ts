import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Rejected } from '#kernel/rejected.js';
import { refuseUnfitSecretName } from '#domain/environment/secret-name.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { secretReference } from '../../engine/references.js';
import { Answer } from '../http/answer.js';
import { invalidRequest } from '../http/problem.js';
import { ENGINE } from '../tokens.js';
import { removeUnlisted } from './remove-unlisted.js';

const MAX_VALUE_BYTES = 64 * 1024;

export class SetSecret extends Command<Answer<undefined>> {
  constructor(
    readonly environmentId: string,
    readonly secret: { readonly name: string; readonly value: string },
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(SetSecret)
export class SetSecretHandler implements ICommandHandler<SetSecret> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, secret: { name, value }, context }: SetSecret): Promise<Answer<undefined>> {
    refuseUnfitSecretName(name);
    if (Buffer.byteLength(value) > MAX_VALUE_BYTES)
      throw invalidRequest({ pointer: '/value', detail: `must be at most ${MAX_VALUE_BYTES} bytes of UTF-8` });
    await this.engine.secrets.put(secretReference(environmentId, name), value);
    const { position } = await this.engine
      .execute({ type: 'SetSecret', data: { environmentId, name } }, context)
      .catch((error: unknown) => this.refused(error, environmentId, name));
    return new Answer(undefined, { position });
  }

  /** A value that nothing came to refer to is not kept. */
  private async refused(error: unknown, environmentId: string, name: string): Promise<never> {
    if (error instanceof Rejected) await removeUnlisted(this.engine, environmentId, name);
    throw error;
  }
}
