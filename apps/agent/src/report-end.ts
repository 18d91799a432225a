import type { Bot } from './bot.js';
import type { RunEnd } from './run-end.js';
import type { RunCall } from './server-api.js';
import { Refused, Unanswered, untilAnswered } from './server-connection.js';

/** An agent that is ending tries to say so, but does not wait for a server that is away. */
const LAST_WORD_WITHIN_MS = 2_000;

/** Tells the server how a run ended, again and again until it answers. A refusal is an answer: the run has its end already. */
export async function reportEnd(bot: Bot, call: RunCall, end: RunEnd): Promise<void> {
  const { api, claims, life, log } = bot;
  const code = end.outcome === 'failed' ? end.code : undefined;
  log.info({ runId: call.runId, outcome: end.outcome, code }, 'run ended');
  const signal = life.aborted ? AbortSignal.timeout(LAST_WORD_WITHIN_MS) : life;
  const request = { claim: claims.claim, ...end };
  try {
    await untilAnswered(() => api.end(call, request, signal), signal);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unanswered) && !life.aborted) throw error;
    log.warn({ runId: call.runId, status: error instanceof Refused ? error.status : undefined }, 'end not taken');
    const instead = end.outcome === 'succeeded' ? withoutOutputs(error) : undefined;
    if (instead) await reportEnd(bot, call, instead);
  }
}

/** A server that will not take these outputs is told so, or the run would be without an end until its lease is given up. */
function withoutOutputs(error: unknown): RunEnd | undefined {
  switch (error instanceof Refused ? error.status : undefined) {
    case 413:
      return { outcome: 'failed', code: 'OutputsTooLarge', detail: 'The server does not take outputs of this size.' };
    case 400:
    case 422:
      return { outcome: 'failed', code: 'InvalidOutputs', detail: 'The server does not take these outputs.' };
    default:
      return undefined;
  }
}
