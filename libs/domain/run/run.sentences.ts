import { bytes, count, moment } from '../plain-words.js';
import { always, type RejectionSentences } from '../rejection-sentence.js';

export const runSentences = {
  'run-not-found': {
    status: 404,
    title: 'There is no such run',
    whatToDo: always('Check its id; the list of runs shows those of this environment.'),
  },
  'run-already-ended': {
    status: 409,
    title: 'The run has ended',
    whatToDo: ({ status }) =>
      `It is ${status === 'timedOut' ? 'timed out' : status}; nothing about it changes any more.`,
  },
  'run-not-queued': {
    status: 409,
    title: 'The run does not wait any more',
    whatToDo: ({ status }) => `It is ${status}: a bot has it.`,
  },
  'run-not-started': {
    status: 409,
    title: 'The run has not been acknowledged',
    whatToDo: always('Acknowledge it before reporting how it ended.'),
  },
  'run-not-yours': {
    status: 409,
    title: 'The run is not assigned to this bot',
    whatToDo: always('End whatever is left of it, and offer the bot again.'),
  },
  'attended-not-supported': {
    status: 422,
    title: 'Runs are unattended here',
    whatToDo: always('Set the mode to unattended. To watch a flow, run it on your own computer.'),
  },
  'queue-full': {
    status: 429,
    title: "The group's queue is full",
    whatToDo: ({ maximum }) =>
      `Wait until some of its ${count(maximum, 'run')} have started, cancel some, or raise the policy queueMaximumRuns.`,
  },
  'queue-deadline-passed': {
    status: 409,
    title: 'The run has waited too long',
    whatToDo: ({ deadline }) => `Its time in the queue was over at ${moment(deadline)}. Run the flow again.`,
  },
  'inputs-too-large': {
    status: 413,
    title: 'The inputs are too large',
    whatToDo: ({ maximumBytes }) =>
      `Send at most ${bytes(maximumBytes)} of JSON; put larger data where the flow can fetch it.`,
  },
  'correlation-key-invalid': {
    status: 422,
    title: 'The correlation key can not be used',
    whatToDo: ({ maximumCharacters }) =>
      `Use at most ${count(maximumCharacters, 'character')} on one line, without control characters.`,
  },
  'too-early': {
    status: 409,
    title: 'The run has time left',
    whatToDo: ({ deadline }) => `Report that it timed out after ${moment(deadline)}, not before.`,
  },
} satisfies Partial<RejectionSentences>;
