import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '#kernel/ids.js';
import { Rejected } from '#kernel/rejected.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { V1 } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';
import type { IssueApiKeyRequest, IssuedApiKeyView } from './api-key.dto.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

export class IssueKey extends Command<Answer<IssuedApiKeyView>> {
  constructor(
    readonly request: IssueApiKeyRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(IssueKey)
export class IssueKeyHandler implements ICommandHandler<IssueKey> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ request, context }: IssueKey): Promise<Answer<IssuedApiKeyView>> {
    const { label, expiresInDays } = request;
    const [keyId, subjectId] = [deriveId('apiKey', context.commandId), context.actor];
    const expiresAt = expiresInDays === undefined ? null : this.engine.clock.now() + expiresInDays * DAY_MS;
    const { position, events } = await this.engine.execute(
      { type: 'IssueApiKey', data: { keyId, subjectId, label, expiresAt } },
      context,
    );
    // A key is shown once: whoever repeats the request makes another one, and revokes this.
    if (events.length === 0) throw new Rejected('idempotency-key-used');
    const claims = { subjectId, credentialId: keyId };
    const key = await this.engine.credentials.issue('key', keyId, claims, expiresAt ?? undefined);
    return new Answer({ key, keyId }, { position, location: `/${V1}/api-keys/${keyId}` });
  }
}
