import type { Decider } from '#kernel/decider.js';
import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import type { GroupAccess } from '../hosted-groups/hosted-groups.events.js';
import { reject } from '../rejections.js';
import { nameFrom } from '../text.js';
import type { ConnectionCommand } from './connection.commands.js';
import type { ConnectionEvent, ConnectionKind } from './connection.events.js';

type Existing = {
  readonly status: 'active' | 'deleted';
  readonly groupId: string;
  readonly name: string;
  readonly kind: ConnectionKind;
  readonly credentialId: string | null;
};
export type ConnectionState = { readonly status: 'absent' } | Existing;

/** The group that a `CreateConnection` names. Should it go at the same moment, the connection shows as broken (X5). */
export type ConnectionFacts = {
  readonly group: { readonly status: 'active' | 'deleting' | 'deleted'; readonly access: GroupAccess } | undefined;
};

/** S59, S122: by which account flows run on one group. */
export const connectionDecider: Decider<ConnectionCommand, ConnectionState, ConnectionEvent, ConnectionFacts> = {
  kind: 'connection',
  initial: { status: 'absent' },
  decide: ({ type, data }, connection, facts, now) => {
    switch (type) {
      case 'CreateConnection':
        return createConnection(data, connection, facts, now);
      case 'EditConnection':
        return editConnection(data, connection, now);
      case 'DeleteConnection': {
        if (connection.status === 'absent') reject('connection-not-found');
        if (connection.status === 'deleted') return [];
        const { groupId } = connection;
        return [{ type: 'ConnectionDeleted', data: { ...data, groupId, deletedAt: now } }];
      }
    }
    return assertNever(type);
  },
  evolve: (connection, { type, data }) => {
    switch (type) {
      case 'ConnectionCreated': {
        const { groupId, name, kind, credentialId } = data;
        return { status: 'active', groupId, name, kind, credentialId };
      }
      case 'ConnectionRenamed':
        return connection.status === 'absent' ? connection : { ...connection, name: data.name };
      case 'ConnectionCredentialReplaced':
        return connection;
      case 'ConnectionDeleted':
        return connection.status === 'absent' ? connection : { ...connection, status: 'deleted' };
    }
    return assertNever(type);
  },
};

type CreateConnection = DataOf<ConnectionCommand, 'CreateConnection'>;

function createConnection(
  command: CreateConnection,
  connection: ConnectionState,
  { group }: ConnectionFacts,
  now: number,
): ConnectionEvent[] {
  const wish = { ...command, name: nameFrom(command.name) };
  if (connection.status !== 'absent') return isAsWished(connection, wish) ? [] : reject('idempotency-key-used');
  if (group === undefined) reject('group-not-found');
  if (group.status === 'deleting') reject('group-being-deleted');
  if (group.status === 'deleted') reject('group-deleted');
  refuseUnfitAccount(wish, group.access);
  return [{ type: 'ConnectionCreated', data: { ...wish, createdAt: now } }];
}

function editConnection(
  { environmentId, connectionId, name, replacesCredential }: DataOf<ConnectionCommand, 'EditConnection'>,
  connection: ConnectionState,
  now: number,
): ConnectionEvent[] {
  if (connection.status === 'absent') reject('connection-not-found');
  if (connection.status === 'deleted') reject('connection-deleted');
  const { groupId, name: previousName, credentialId } = connection;
  const ofConnection = { environmentId, connectionId, groupId };
  const wished = name === undefined ? previousName : nameFrom(name);
  const events: ConnectionEvent[] = [];
  if (wished !== previousName)
    events.push({ type: 'ConnectionRenamed', data: { ...ofConnection, previousName, name: wished, renamedAt: now } });
  if (!replacesCredential) return events;
  if (credentialId === null) reject('credential-not-needed');
  events.push({ type: 'ConnectionCredentialReplaced', data: { ...ofConnection, credentialId, replacedAt: now } });
  return events;
}

/** X20: only a group whose bots run flows as themselves needs no credential, and it has no use for one. */
function refuseUnfitAccount({ kind, credentialId }: CreateConnection, access: GroupAccess): void {
  const needed: ConnectionKind = access === 'agentAccount' ? 'agentAccount' : 'account';
  if (kind !== needed) reject('connection-kind-mismatch', { access });
  if (kind === 'account' && credentialId === null) reject('credential-missing');
  if (kind === 'agentAccount' && credentialId !== null) reject('credential-not-needed');
}

const isAsWished = (connection: Existing, wish: CreateConnection): boolean =>
  connection.status === 'active' &&
  connection.groupId === wish.groupId &&
  connection.name === wish.name &&
  connection.kind === wish.kind &&
  connection.credentialId === wish.credentialId;
