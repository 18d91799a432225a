import { always, type RejectionSentences } from '../rejection-sentence.js';

export const botSentences = {
  'bot-not-found': {
    status: 404,
    title: 'There is no such bot',
    whatToDo: always('Check its id; the list of bots shows those of this environment.'),
  },
  'bot-not-expected': {
    status: 409,
    title: 'The bot is not expected any more',
    whatToDo: always(
      'It failed, was retired or was lost. End the agent; another bot takes its place where one is needed.',
    ),
  },
  'bot-still-wanted': {
    status: 409,
    title: 'The bot has not been given up',
    whatToDo: always('Retire it, or report it lost, before confirming that it is gone.'),
  },
  'already-enrolled': {
    status: 409,
    title: 'The bot has enrolled with another key',
    whatToDo: always('End this agent: one bot is one agent.'),
  },
} satisfies Partial<RejectionSentences>;
