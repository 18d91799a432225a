import { count } from '../plain-words.js';
import type { RejectionSentences } from '../rejection-sentence.js';

export const botNumberSentences = {
  'bot-number-invalid': {
    status: 422,
    title: 'That is no number of bots',
    whatToDo: ({ field, minimum }) => `Set ${field} to a whole number of at least ${minimum}.`,
  },
  'maximum-above-capacity': {
    status: 422,
    title: "The maximum is above the environment's capacity",
    whatToDo: ({ capacity }) =>
      `Set a maximum of at most ${capacity}, or assign more add-ons: the environment has ${count(capacity, 'add-on')}.`,
  },
  'maximum-above-limit': {
    status: 422,
    title: 'The maximum is above what a group may have',
    whatToDo: ({ limit }) =>
      `Set a maximum of at most ${limit}, or raise the policy maximumBotsPerGroup, which is ${limit}.`,
  },
  'committed-above-maximum': {
    status: 422,
    title: 'The committed number is above the maximum',
    whatToDo: ({ committed, maximum }) =>
      `Commit at most ${count(maximum, 'bot')}, or raise the maximum to at least ${committed}.`,
  },
  'committed-sum-above-capacity': {
    status: 422,
    title: 'More bots would be committed than the environment has',
    whatToDo: ({ capacity, committedElsewhere }) =>
      `Commit at most ${Math.max(0, capacity - committedElsewhere)}: of a capacity of ${capacity}, ` +
      `${committedElsewhere} are committed to other groups. Or lower theirs, or assign more add-ons.`,
  },
  'group-at-maximum': {
    status: 409,
    title: 'The group has as many bots as it may have',
    whatToDo: ({ maximum }) => `Wait until one is gone, or raise its maximum of ${maximum}.`,
  },
  'environment-full': {
    status: 409,
    title: 'Every slot of the environment is in use',
    whatToDo: ({ capacity }) =>
      `Wait until a bot of any group is gone, or assign more add-ons: there are ${count(capacity, 'slot')}.`,
  },
  'committed-elsewhere': {
    status: 409,
    title: 'The free slots are committed to other groups',
    whatToDo: ({ capacity, kept }) =>
      `Lower the committed number of another group, or assign more add-ons: of ${count(capacity, 'slot')}, ${kept} are kept.`,
  },
} satisfies Partial<RejectionSentences>;
