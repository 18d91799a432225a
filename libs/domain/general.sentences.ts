import { count } from './plain-words.js';
import { always, type RejectionSentences } from './rejection-sentence.js';

export const generalSentences = {
  'name-invalid': {
    status: 422,
    title: 'The name can not be used',
    whatToDo: ({ maximumCharacters }) =>
      `Use 1 to ${count(maximumCharacters, 'character')} on one line, without control characters.`,
  },
  'name-taken': {
    status: 409,
    title: 'The name is taken',
    whatToDo: always('Choose another one; upper and lower case make no difference.'),
  },
  'description-invalid': {
    status: 422,
    title: 'The description can not be used',
    whatToDo: ({ maximumCharacters }) =>
      `Use at most ${count(maximumCharacters, 'character')}, without control characters other than tabs and line ends.`,
  },
  'idempotency-key-used': {
    status: 409,
    title: 'The Idempotency-Key has been used for something else',
    whatToDo: always('What it made is there, or was. Send a new request with a new key.'),
  },
} satisfies Partial<RejectionSentences>;
