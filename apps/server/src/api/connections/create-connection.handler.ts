import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '#kernel/ids.js';
import { Rejected } from '#kernel/rejected.js';
import { reject } from '#domain/rejections.js';
import { streamOf } from '#domain/streams.js';
import { connections, type ConnectionRow } from '#projections/connections/connections.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { credentialReference, type AccountCredential } from '../../engine/references.js';
import { addressOf } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { madeBy } from '../http/made-by.js';
import { ENGINE } from '../tokens.js';
import type { ConnectionView, CreateConnectionRequest } from './connection.dto.js';
import { connectionView } from './connection.view.js';

export class CreateConnection extends Command<Answer<ConnectionView>> {
  constructor(
    readonly environmentId: string,
    readonly request: CreateConnectionRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** The credential is sealed away before the event that refers to it, so no event ever refers to nothing. */
@CommandHandler(CreateConnection)
export class CreateConnectionHandler implements ICommandHandler<CreateConnection> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, request, context }: CreateConnection): Promise<Answer<ConnectionView>> {
    const { groupId, name, kind } = request;
    const connectionId = deriveId('connection', context.commandId);
    const credentialId = await this.sealed(request, deriveId('credential', context.commandId));
    const data = { environmentId, connectionId, groupId, name, kind, credentialId, ownerId: context.actor };
    const handled = await this.engine
      .execute({ type: 'CreateConnection', data }, context)
      .catch((error: unknown) => this.refused(error, credentialId, data));
    const stream = streamOf('connection', environmentId, connectionId);
    const row = await madeBy<ConnectionRow>(this.engine, connections, stream, connectionId, handled);
    const location = addressOf(environmentId, 'connections', connectionId);
    return new Answer(connectionView(row, 'whole'), { position: handled.position, location });
  }

  private async sealed({ username, password }: CreateConnectionRequest, credentialId: string): Promise<string | null> {
    if (username === undefined && password === undefined) return null;
    if (username === undefined || password === undefined) reject('credential-missing');
    const credential: AccountCredential = { username, password };
    await this.engine.secrets.put(credentialReference(credentialId), JSON.stringify(credential));
    return credentialId;
  }

  /** A credential that nothing came to refer to is not kept. */
  private async refused(
    error: unknown,
    credentialId: string | null,
    { environmentId, connectionId }: { environmentId: string; connectionId: string },
  ): Promise<never> {
    if (error instanceof Rejected && credentialId !== null) {
      const [made] = await this.engine.store.read(streamOf('connection', environmentId, connectionId), 0, 1);
      if (made === undefined) await this.engine.secrets.remove(credentialReference(credentialId));
    }
    throw error;
  }
}
