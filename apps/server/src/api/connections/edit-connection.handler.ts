import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { connectionDecider } from '#domain/connection/connection.decider.js';
import { wholenessOf } from '#domain/connection/wholeness.js';
import { reject } from '#domain/rejections.js';
import { streamOf } from '#domain/streams.js';
import { connections, type ConnectionRow } from '#projections/connections/connections.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import { localAdminCredentialId } from '#sagas/local-admin-connection.saga.js';
import { credentialOf } from '../../engine/credential-of.js';
import type { Engine } from '../../engine/engine.js';
import { groupState } from '../../engine/facts.js';
import { credentialReference, type AccountCredential } from '../../engine/references.js';
import { Answer } from '../http/answer.js';
import { editedBy } from '../http/edited-by.js';
import { invalidRequest } from '../http/problem.js';
import { ENGINE } from '../tokens.js';
import type { ConnectionView, EditConnectionRequest } from './connection.dto.js';
import { connectionView } from './connection.view.js';

type OfConnection = { readonly environmentId: string; readonly connectionId: string };

export class EditConnection extends Command<Answer<ConnectionView>> {
  constructor(
    readonly connection: OfConnection,
    readonly request: EditConnectionRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/**
 * The credential is replaced once that is recorded, as a refusal must leave the one that is there. Where it fails in between, the same
 * request again replaces it.
 */
@CommandHandler(EditConnection)
export class EditConnectionHandler implements ICommandHandler<EditConnection> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ connection, request, context }: EditConnection): Promise<Answer<ConnectionView>> {
    if (Object.values(request).every((value) => value === undefined))
      throw invalidRequest({ pointer: '', detail: 'must have at least one field that is to change' });
    const credential = credentialIn(request);
    if (credential !== undefined) await this.#refuseGenerated(connection);
    const name = request.name === undefined ? {} : { name: request.name };
    const data = { ...connection, ...name, replacesCredential: credential !== undefined };
    const handled = await this.engine.execute({ type: 'EditConnection', data }, context);
    // At once, not when the read model has come so far: until then runs would use the one that the log says is replaced.
    if (credential !== undefined) await this.#replace(connection, credential);
    const row = await editedBy<ConnectionRow>(this.engine, connections, connection.connectionId, handled);
    return new Answer(await this.#shown(row), { position: handled.position });
  }

  /** X22: the password of a group's own account is known to nobody; with another one no run would get in again. */
  async #refuseGenerated(connection: OfConnection): Promise<void> {
    const state = await this.#stateOf(connection);
    if (state.status !== 'absent' && state.credentialId === localAdminCredentialId(state.groupId))
      reject('credential-generated');
  }

  async #replace(connection: OfConnection, credential: AccountCredential): Promise<void> {
    const state = await this.#stateOf(connection);
    if (state.status === 'absent' || state.credentialId === null) return;
    const reference = credentialReference(state.credentialId);
    await this.engine.secrets.put(reference, JSON.stringify(credential));
    // Deleted meanwhile, its credential may have been erased before this one was put in its place.
    const { status } = await this.#stateOf(connection);
    if (status === 'deleted') await this.engine.secrets.remove(reference);
  }

  async #stateOf({ environmentId, connectionId }: OfConnection) {
    const stream = streamOf('connection', environmentId, connectionId);
    return (await this.engine.states.load(connectionDecider, stream)).state;
  }

  async #shown(row: ConnectionRow): Promise<ConnectionView> {
    const group = await groupState(this.engine.states, row.environmentId, row.groupId);
    return connectionView(row, wholenessOf(group?.status, await credentialOf(this.engine.secrets, row.credentialId)));
  }
}

function credentialIn({ username, password }: EditConnectionRequest): AccountCredential | undefined {
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || password === undefined) reject('credential-missing');
  return { username, password };
}
