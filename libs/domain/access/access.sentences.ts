import { always, type RejectionSentences } from '../rejection-sentence.js';

export const accessSentences = {
  'principal-not-found': {
    status: 404,
    title: 'There is no such principal',
    whatToDo: always('Create it before issuing a key for it.'),
  },
  'principal-already-exists': {
    status: 409,
    title: 'The principal exists with another kind or other roles',
    whatToDo: always('Use it as it is, or create another one.'),
  },
  'api-key-not-found': {
    status: 404,
    title: 'There is no such API key',
    whatToDo: always('Check its id; the list of keys shows them, revoked ones too.'),
  },
  'expiry-in-the-past': {
    status: 422,
    title: 'The key would have expired already',
    whatToDo: always('Choose a time in the future, or none.'),
  },
} satisfies Partial<RejectionSentences>;
