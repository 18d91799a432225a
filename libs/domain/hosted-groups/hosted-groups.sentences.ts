import { count } from '../plain-words.js';
import { always, type RejectionSentences } from '../rejection-sentence.js';

export const hostedGroupsSentences = {
  'add-ons-out-of-bounds': {
    status: 422,
    title: 'The capacity can not have that value',
    whatToDo: ({ minimum, maximum }) => `Set it to a whole number from ${minimum} to ${maximum}.`,
  },
  'group-not-found': {
    status: 404,
    title: 'There is no such hosted group',
    whatToDo: always('Check its id; the list of groups shows those of this environment, deleted ones too.'),
  },
  'group-being-deleted': {
    status: 409,
    title: 'The group is being deleted',
    whatToDo: always('Its last runs and bots are ending. Use another group, or restore this one once it is deleted.'),
  },
  'group-deleted': {
    status: 409,
    title: 'The group is deleted',
    whatToDo: always('Restore it, or use another group and a connection to that one.'),
  },
  'group-not-deleted': {
    status: 409,
    title: 'The group is not deleted',
    whatToDo: always('There is nothing to restore. To change its name or its committed number, edit it.'),
  },
  'group-not-being-deleted': {
    status: 409,
    title: 'The group is not being deleted',
    whatToDo: always('Delete it first.'),
  },
  'group-active': {
    status: 409,
    title: 'The group is in use',
    whatToDo: ({ openRuns }) =>
      openRuns > 0
        ? `It has ${count(openRuns, 'open run')}, so it is not inactive.`
        : 'It ran something since it was looked at, so it is not inactive.',
  },
  'group-has-open-runs': {
    status: 409,
    title: 'The group still has runs',
    whatToDo: ({ openRuns }) => `It has ${count(openRuns, 'open run')}: wait until none is left, or cancel them.`,
  },
  'group-has-bots': {
    status: 409,
    title: 'The group still has bots',
    whatToDo: ({ bots }) => `It holds ${count(bots, 'bot')}: wait until none is left.`,
  },
  'group-limit-reached': {
    status: 409,
    title: 'The environment has as many hosted groups as it may have',
    whatToDo: ({ maximum }) =>
      `Delete a group first, or raise the policy maximumHostedGroups: it allows ${count(maximum, 'group')}.`,
  },
  'access-not-available': {
    status: 422,
    title: 'The bots of this server can not run flows as such an account',
    whatToDo: always('Choose agentAccount: flows then run as the bots themselves.'),
  },
  'stale-configuration': {
    status: 412,
    title: 'The group has changed since you read it',
    whatToDo: ({ expected, actual }) =>
      `You edited configuration ${expected}, and it is ${actual} now. Read the group again, and repeat your change on that.`,
  },
} satisfies Partial<RejectionSentences>;
