import { accessSentences } from './access/access.sentences.js';
import { botSentences } from './bot/bot.sentences.js';
import { connectionSentences } from './connection/connection.sentences.js';
import { environmentSentences } from './environment/environment.sentences.js';
import { flowSentences } from './flow/flow.sentences.js';
import { generalSentences } from './general.sentences.js';
import { botNumberSentences } from './hosted-groups/bot-numbers.sentences.js';
import { hostedGroupsSentences } from './hosted-groups/hosted-groups.sentences.js';
import { imageSentences } from './image/image.sentences.js';
import { runSentences } from './run/run.sentences.js';
import type { RejectionSentences } from './rejection-sentence.js';

/** A sentence for every code by which a rule refuses: the compiler lists what was forgotten. */
export const rejectionSentences: RejectionSentences = {
  ...generalSentences,
  ...environmentSentences,
  ...hostedGroupsSentences,
  ...botNumberSentences,
  ...imageSentences,
  ...flowSentences,
  ...connectionSentences,
  ...runSentences,
  ...botSentences,
  ...accessSentences,
};
