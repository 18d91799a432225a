import { ignored } from '#kernel/fold.js';
import type { Projection } from '#kernel/projection.js';
import type { ConnectionEvent, ConnectionKind } from '#domain/connection/connection.events.js';
import { byConnection } from '../keys.js';
import { onRow } from '../on-row.js';

/** S59, S122: what a run reaches its group by. Whether it is broken (X5) follows from its group's row, when asked. */
export type ConnectionRow = {
  readonly connectionId: string;
  readonly environmentId: string;
  readonly groupId: string;
  readonly name: string;
  readonly kind: ConnectionKind;
  /** Reference in the secret store; `null` for the agent's own account (X20). */
  readonly credentialId: string | null;
  readonly ownerId: string;
  readonly status: 'active' | 'deleted';
  readonly createdAt: number;
  readonly deletedAt: number | null;
};

export const connections: Projection<ConnectionRow, ConnectionEvent> = {
  name: 'connections',
  version: 1,
  columns: {
    environmentId: 'text',
    groupId: 'text',
    name: 'text',
    kind: 'text',
    ownerId: 'text',
    status: 'text',
    createdAt: 'integer',
  },
  indexes: [
    ['environmentId', 'status', 'name'],
    ['groupId', 'status', 'name'],
  ],
  on: {
    ConnectionCreated: {
      key: byConnection,
      row: (_, { data }) => ({
        connectionId: data.connectionId,
        environmentId: data.environmentId,
        groupId: data.groupId,
        name: data.name,
        kind: data.kind,
        credentialId: data.credentialId,
        ownerId: data.ownerId,
        status: 'active',
        createdAt: data.createdAt,
        deletedAt: null,
      }),
    },
    ConnectionRenamed: onRow(byConnection, (row, { data }) => ({ ...row, name: data.name })),
    ConnectionCredentialReplaced: ignored,
    ConnectionDeleted: onRow(byConnection, (row, { data }) => ({
      ...row,
      status: 'deleted',
      deletedAt: data.deletedAt,
    })),
  },
};
