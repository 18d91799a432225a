import { always, type RejectionSentences } from '../rejection-sentence.js';

export const connectionSentences = {
  'connection-not-found': {
    status: 404,
    title: 'There is no such connection',
    whatToDo: always('Check its id, or create a connection to the group.'),
  },
  'connection-deleted': {
    status: 409,
    title: 'The connection was deleted',
    whatToDo: always('Use another connection of the group, or create one.'),
  },
  'connection-broken': {
    status: 409,
    title: 'The connection is broken',
    whatToDo: ({ lacks }) =>
      lacks === 'group'
        ? 'Its group is gone. Restore the group, or create a connection to another one.'
        : 'Its user name and password are gone. Edit the connection, and give it both again.',
  },
  'connection-of-another-group': {
    status: 422,
    title: 'The connection belongs to another group',
    whatToDo: always('Use a connection of the group that the run is for, or create one.'),
  },
  'connection-kind-mismatch': {
    status: 422,
    title: 'The group takes another kind of connection',
    whatToDo: ({ access }) =>
      access === 'agentAccount'
        ? 'Its bots run flows as themselves: use the kind agentAccount.'
        : 'Its bots run flows as an account: use the kind account, with a user name and a password.',
  },
  'credential-missing': {
    status: 422,
    title: 'The connection needs a credential',
    whatToDo: always('Give the user name and the password of the account that runs the flows.'),
  },
  'credential-not-needed': {
    status: 422,
    title: 'The connection has no use for a credential',
    whatToDo: always('Leave user name and password out: flows run as the agent itself.'),
  },
  'credential-generated': {
    status: 409,
    title: 'The credential is made by Hostler',
    whatToDo: always(
      'It is the account of the group itself, and nobody knows its password. Create another connection.',
    ),
  },
} satisfies Partial<RejectionSentences>;
