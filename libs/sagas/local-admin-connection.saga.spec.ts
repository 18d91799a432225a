import { describe, expect, it } from '@jest/globals';
import { sagaSpec } from '#kernel/testing/fold-spec.js';
import type { ConnectionEvent } from '#domain/connection/connection.events.js';
import { groupCreated, groupDeletionRequested, groupRestored } from '../../test/support/events/group-events.js';
import { localAdminConnection, localAdminConnectionId, localAdminCredentialId } from './local-admin-connection.saga.js';

const created = groupCreated({ access: 'localAdminAccount', name: 'Invoices', createdAt: 5 });

const createConnection = (name: string) =>
  ({
    type: 'CreateConnection',
    data: {
      environmentId: 'default',
      groupId: 'group-1',
      connectionId: localAdminConnectionId('group-1'),
      credentialId: localAdminCredentialId('group-1'),
      name,
      kind: 'account',
      ownerId: 'person-1',
    },
  }) as const;

const connectionCreated = (connectionId: string): ConnectionEvent => ({
  type: 'ConnectionCreated',
  data: { ...createConnection('a name').data, connectionId, createdAt: 6 },
});

describe('local-admin-connection', () => {
  it('S44 X22 gives a group with a local admin account the connection of that account', () =>
    sagaSpec(localAdminConnection)
      .given(created)
      .thenWants('group-1', { at: 5, command: createConnection('Invoices (local administrator)') }));

  it('keeps the name within the longest that a connection may have', () => {
    const wanted = localAdminConnection.next({
      environmentId: 'default',
      groupId: 'group-1',
      groupName: '𝒳'.repeat(100),
      ownerId: 'person-1',
      since: 5,
    });
    const name = wanted?.command.data.name ?? '';
    expect([...name]).toHaveLength(100);
    expect(name).toBe(`${'𝒳'.repeat(78)} (local administrator)`);
  });

  it.each(['agentAccount', 'workOrSchoolAccount'] as const)('wants nothing for a group with %s', (access) =>
    sagaSpec(localAdminConnection).given(groupCreated({ access })).thenIsOver('group-1'),
  );

  it('is over when that connection is there', () =>
    sagaSpec(localAdminConnection)
      .given(created, connectionCreated(localAdminConnectionId('group-1')))
      .thenIsOver('group-1'));

  it('goes on when another connection to the group is made', () =>
    sagaSpec(localAdminConnection)
      .given(created, connectionCreated('another'))
      .thenWants('group-1', { at: 5, command: createConnection('Invoices (local administrator)') }));

  it('U7 a group that was deleted before it had its connection gets it when it is restored', () =>
    sagaSpec(localAdminConnection)
      .given(created, groupDeletionRequested(), groupRestored({ name: 'Bills', restoredAt: 4_000 }))
      .thenWants('group-1', { at: 4_000, command: createConnection('Bills (local administrator)') }));
});
