import { ignored } from '#kernel/fold.js';
import { deriveId } from '#kernel/ids.js';
import type { Saga } from '#kernel/saga.js';
import type { ConnectionCommand } from '#domain/connection/connection.commands.js';
import type { ConnectionEvent } from '#domain/connection/connection.events.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';

export type LocalAdminConnectionState = {
  readonly environmentId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly ownerId: string;
  readonly since: number;
};

type CreateConnection = Extract<ConnectionCommand, { type: 'CreateConnection' }>;
type Code =
  | 'group-not-found'
  | 'group-being-deleted'
  | 'group-deleted'
  | 'connection-kind-mismatch'
  | 'credential-missing'
  | 'credential-not-needed'
  | 'name-invalid'
  | 'idempotency-key-used';

/** The connection of a group's own account, and the secret that its generated password is kept under (X22). */
export const localAdminConnectionId = (groupId: string): string => deriveId('local-admin-connection', groupId);
export const localAdminCredentialId = (groupId: string): string => deriveId('local-admin-credential', groupId);

/** X22: a group whose bots run flows as a local administrator gets the connection of that account by itself. */
export const localAdminConnection: Saga<
  LocalAdminConnectionState,
  HostedGroupsEvent | ConnectionEvent,
  CreateConnection,
  Code
> = {
  name: 'local-admin-connection',
  version: 1,
  on: {
    AddOnsAssigned: ignored,
    HostedGroupCreated: {
      key: ({ data }) => (data.access === 'localAdminAccount' ? data.groupId : []),
      row: (_, { data }) => ({
        environmentId: data.environmentId,
        groupId: data.groupId,
        groupName: data.name,
        ownerId: data.ownerId,
        since: data.createdAt,
      }),
    },
    HostedGroupRenamed: ignored,
    HostedGroupDescribed: ignored,
    HostedGroupSessionReuseChanged: ignored,
    HostedGroupScalingChanged: ignored,
    HostedGroupImageUpdated: ignored,
    HostedGroupDeletionRequested: ignored,
    HostedGroupDeleted: ignored,
    /** A group that was deleted before it had its connection still needs one. */
    HostedGroupRestored: {
      key: ({ data }) => data.groupId,
      row: (story, { data }) => story && { ...story, groupName: data.name, since: data.restoredAt },
    },
    SlotReserved: ignored,
    SlotReleased: ignored,
    ConnectionCreated: {
      key: ({ data }) => data.groupId,
      row: (story, { data }) => (data.connectionId === localAdminConnectionId(data.groupId) ? undefined : story),
    },
    ConnectionRenamed: ignored,
    ConnectionCredentialReplaced: ignored,
    ConnectionDeleted: ignored,
  },
  next: ({ environmentId, groupId, groupName, ownerId, since }) => ({
    at: since,
    command: {
      type: 'CreateConnection',
      data: {
        environmentId,
        groupId,
        connectionId: localAdminConnectionId(groupId),
        credentialId: localAdminCredentialId(groupId),
        name: nameFor(groupName),
        kind: 'account',
        ownerId,
      },
    },
  }),
  onRejected: {
    'group-not-found': 'park',
    'group-being-deleted': 'done',
    'group-deleted': 'done',
    'connection-kind-mismatch': 'park',
    'credential-missing': 'retry',
    'credential-not-needed': 'park',
    'name-invalid': 'park',
    // It was made, and somebody has deleted it since.
    'idempotency-key-used': 'done',
  },
};

const SUFFIX = ' (local administrator)';
/** Names of connections are no longer than this. */
const NAME_MAXIMUM_CHARACTERS = 100;

const nameFor = (groupName: string): string =>
  [...groupName].slice(0, NAME_MAXIMUM_CHARACTERS - SUFFIX.length).join('') + SUFFIX;
