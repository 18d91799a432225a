import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import type { ConnectionEvent } from '#domain/connection/connection.events.js';
import { connections } from './connections.projection.js';

const connection = { environmentId: 'default', connectionId: 'connection-1', groupId: 'group-1' };
const made = {
  ...connection,
  name: 'Robot account',
  kind: 'account',
  credentialId: 'credential-1',
  ownerId: 'person-1',
  createdAt: 10,
} as const;
const created: ConnectionEvent = { type: 'ConnectionCreated', data: made };
const deleted: ConnectionEvent = { type: 'ConnectionDeleted', data: { ...connection, deletedAt: 20 } };

describe('connections', () => {
  it('S74 S122 shows the connections that refer to a group', () =>
    projectionSpec(connections)
      .given(created)
      .then({ 'connection-1': { ...made, status: 'active', deletedAt: null } }));

  it('S122 has its latest name', () =>
    projectionSpec(connections)
      .given(created, {
        type: 'ConnectionRenamed',
        data: { ...connection, previousName: 'Robot account', name: 'Clerk', renamedAt: 15 },
      })
      .thenRow('connection-1', { name: 'Clerk', credentialId: 'credential-1' }));

  it('a deleted connection stays, for the runs that name it', () =>
    projectionSpec(connections).given(created, deleted).thenRow('connection-1', { status: 'deleted', deletedAt: 20 }));
});
