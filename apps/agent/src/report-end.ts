import type { Bot } from './bot.js';
import type { RunEnd } from './run-end.js';
import type { RunCall } from './server-api.js';
import { Refused, Unanswered, untilAnswered } from './server-connection.js';

/** An agent that is ending tries to say so, but does not wait for a server that is away. */
const LAST_WORD_WITHIN_MS = 2_000;

/** Tells the server how a run ended, again and again until it answers. A refusal is an answer: the run has its end already. */
export async function reportEnd({ api, claims, life, log }: Bot, call: RunCall, end: RunEnd): Promise<void> {
  const code = end.outcome === 'failed' ? end.code : undefined;
  log.info({ runId: call.runId, outcome: end.outcome, code }, 'run ended');
  const signal = life.aborted ? AbortSignal.timeout(LAST_WORD_WITHIN_MS) : life;
  const request = { claim: claims.claim, ...end };
  try {
    await untilAnswered(() => api.end(call, request, signal), signal);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unanswered) && !life.aborted) throw error;
    log.warn({ runId: call.runId, status: error instanceof Refused ? error.status : undefined }, 'end not taken');
  }
}
