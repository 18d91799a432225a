import { always, type RejectionSentences } from '../rejection-sentence.js';

export const flowSentences = {
  'flow-not-found': {
    status: 404,
    title: 'There is no such flow',
    whatToDo: always('Check its id; the list of flows shows those of this environment.'),
  },
  'flow-version-not-found': {
    status: 404,
    title: 'The flow has no such version',
    whatToDo: ({ latestVersion }) => `Use a version from 1 to ${latestVersion}, or leave it out for the latest.`,
  },
  'flow-definition-invalid': {
    status: 422,
    title: 'No bot could execute this flow',
    whatToDo: ({ field, rule }) => `Correct it: ${field} ${rule}.`,
  },
  'stale-version': {
    status: 412,
    title: 'The flow has a newer version than the one you read',
    whatToDo: ({ expected, actual }) =>
      `You started from version ${expected}, and the latest is ${actual}. Read it, and repeat your change on that.`,
  },
} satisfies Partial<RejectionSentences>;
