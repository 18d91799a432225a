import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import type { GroupAccess } from '../hosted-groups/hosted-groups.events.js';
import type { ConnectionCommand } from './connection.commands.js';
import { connectionDecider, type ConnectionFacts } from './connection.decider.js';
import type { ConnectionEvent } from './connection.events.js';

const spec = specFor(connectionDecider);
const ofConnection = { environmentId: 'default', connectionId: 'connection-1' };
const own = {
  groupId: 'group-1',
  name: 'Demo',
  kind: 'agentAccount',
  credentialId: null,
  ownerId: 'subject-1',
} as const;
const account = { ...own, kind: 'account', credentialId: 'credential-1' } as const;

type Wish = Omit<Extract<ConnectionCommand, { type: 'CreateConnection' }>['data'], keyof typeof ofConnection>;
const create = (wish: Wish): ConnectionCommand => ({ type: 'CreateConnection', data: { ...ofConnection, ...wish } });
const created = (wish: Wish): ConnectionEvent => ({
  type: 'ConnectionCreated',
  data: { ...ofConnection, ...wish, createdAt: 2 },
});
const remove: ConnectionCommand = { type: 'DeleteConnection', data: ofConnection };
const deleted: ConnectionEvent = {
  type: 'ConnectionDeleted',
  data: { ...ofConnection, groupId: 'group-1', deletedAt: 8 },
};
const groupWith = (access: GroupAccess, status: 'active' | 'deleting' | 'deleted' = 'active'): ConnectionFacts => ({
  group: { status, access },
});

describe('CreateConnection', () => {
  it('X20 runs flows as the agent itself, on a group whose bots do', () =>
    spec
      .given()
      .when(create(own), { now: 2, facts: groupWith('agentAccount') })
      .then(created(own)));
  it('S44 S122 or as an account, whose credential it refers to', () => {
    for (const access of ['workOrSchoolAccount', 'localAdminAccount'] as const) {
      spec
        .given()
        .when(create(account), { now: 2, facts: groupWith(access) })
        .then(created(account));
    }
  });
  it("S44 its kind is that of the group's access", () => {
    spec
      .given()
      .when(create(account), { facts: groupWith('agentAccount') })
      .thenRejected('connection-kind-mismatch');
    spec
      .given()
      .when(create(own), { facts: groupWith('localAdminAccount') })
      .thenRejected('connection-kind-mismatch');
  });
  it('S122 an account needs a credential, the agent itself has no use for one', () => {
    const without = { ...account, credentialId: null };
    const superfluous = { ...own, credentialId: 'credential-1' };
    spec
      .given()
      .when(create(without), { facts: groupWith('workOrSchoolAccount') })
      .thenRejected('credential-missing');
    spec
      .given()
      .when(create(superfluous), { facts: groupWith('agentAccount') })
      .thenRejected('credential-not-needed');
  });
  it('S110 needs a living group', () => {
    spec
      .given()
      .when(create(own), { facts: { group: undefined } })
      .thenRejected('group-not-found');
    spec
      .given()
      .when(create(own), { facts: groupWith('agentAccount', 'deleting') })
      .thenRejected('group-being-deleted');
    spec
      .given()
      .when(create(own), { facts: groupWith('agentAccount', 'deleted') })
      .thenRejected('group-deleted');
  });
  it('I8 again is the same connection, though its group may be gone; another one under its id is refused', () => {
    spec
      .given(created(own))
      .when(create(own), { facts: groupWith('agentAccount', 'deleted') })
      .then();
    spec
      .given(created(own))
      .when(create({ ...own, name: 'Other' }), { facts: groupWith('agentAccount') })
      .thenRejected('idempotency-key-used');
    spec
      .given(created(own), deleted)
      .when(create(own), { facts: groupWith('agentAccount') })
      .thenRejected('idempotency-key-used');
  });
});

describe('EditConnection', () => {
  const edit = (wish: { name?: string; replacesCredential?: boolean }): ConnectionCommand => ({
    type: 'EditConnection',
    data: { ...ofConnection, replacesCredential: false, ...wish },
  });
  const facts: ConnectionFacts = { group: undefined };
  const ofGroup = { ...ofConnection, groupId: 'group-1' };
  const renamed: ConnectionEvent = {
    type: 'ConnectionRenamed',
    data: { ...ofGroup, previousName: 'Demo', name: 'Clerk', renamedAt: 5 },
  };

  it('S122 gives it another name, and another credential under its reference', () => {
    spec
      .given(created(account))
      .when(edit({ name: ' Clerk ', replacesCredential: true }), { now: 5, facts })
      .then(renamed, {
        type: 'ConnectionCredentialReplaced',
        data: { ...ofGroup, credentialId: 'credential-1', replacedAt: 5 },
      });
  });
  it('changes nothing where the name is the same', () => {
    spec
      .given(created(own))
      .when(edit({ name: 'Demo' }), { facts })
      .then();
    spec
      .given(created(own), renamed)
      .when(edit({ name: 'Clerk' }), { facts })
      .then();
  });
  it('X20 the agent itself has no use for a credential', () =>
    spec
      .given(created(own))
      .when(edit({ name: 'Clerk', replacesCredential: true }), { facts })
      .thenRejected('credential-not-needed'));
  it('needs a connection that is there', () => {
    spec
      .given()
      .when(edit({ name: 'Clerk' }), { facts })
      .thenRejected('connection-not-found');
    spec
      .given(created(own), deleted)
      .when(edit({ name: 'Clerk' }), { facts })
      .thenRejected('connection-deleted');
  });
});

describe('DeleteConnection', () => {
  const facts = groupWith('agentAccount');
  it('happens once', () => {
    spec.given(created(own)).when(remove, { now: 8, facts }).then(deleted);
    spec.given(created(own), deleted).when(remove, { facts }).then();
  });
  it('needs a connection', () => spec.given().when(remove, { facts }).thenRejected('connection-not-found'));
});
