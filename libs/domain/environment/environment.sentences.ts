import { count } from '../plain-words.js';
import { always, type RejectionSentences } from '../rejection-sentence.js';

export const environmentSentences = {
  'environment-not-found': {
    status: 404,
    title: 'There is no such environment',
    whatToDo: always('Check its id. Every installation has an environment "default".'),
  },
  'environment-already-exists': {
    status: 409,
    title: 'The environment exists under another name',
    whatToDo: always('Use it as it is, or create another one with another id.'),
  },
  'policy-unknown': {
    status: 422,
    title: 'There is no such policy',
    whatToDo: ({ known }) => `Use one of: ${known.join(', ')}.`,
  },
  'policy-out-of-bounds': {
    status: 422,
    title: 'The policy can not have that value',
    whatToDo: ({ policy, minimum, maximum }) => `Set ${policy} to a whole number from ${minimum} to ${maximum}.`,
  },
  'secret-name-invalid': {
    status: 422,
    title: "The secret's name can not be used",
    whatToDo: ({ maximumCharacters }) =>
      `Use at most ${maximumCharacters} small letters, digits, dots and hyphens, a letter or digit first.`,
  },
  'secret-limit-reached': {
    status: 409,
    title: 'The environment has as many secrets as it may have',
    whatToDo: ({ maximum }) => `Remove one first: an environment has at most ${count(maximum, 'secret')}.`,
  },
} satisfies Partial<RejectionSentences>;
