import type { Bot } from './bot.js';
import type { Go } from './go.js';
import { flowMayRunUntil } from './lease.js';
import { thisMoment } from './moment.js';
import { performRun } from './perform-run.js';
import { reportEnd } from './report-end.js';
import type { RunCall } from './server-api.js';
import { Refused, untilAnswered } from './server-connection.js';

/** Carries one assigned run out, from the acknowledgement until its end is told. */
export async function carryOut(bot: Bot, call: RunCall): Promise<void> {
  const go = await acknowledge(bot, call);
  if (go === undefined) return;
  bot.log.info({ runId: call.runId }, 'run started');
  try {
    const end = await performRun(bot, call, go);
    if (end) await reportEnd(bot, call, end);
  } finally {
    bot.heartbeat.run = undefined;
  }
}

/** Only `go` lets a flow start; by then the start is an event, and the run is never given to another bot silently (I2). */
async function acknowledge({ api, claims, life, log }: Bot, call: RunCall): Promise<Go | undefined> {
  const attempt = async () => {
    const askedAt = thisMoment();
    return { askedAt, answer: await api.start(call, { claim: claims.claim }, life) };
  };
  try {
    const { askedAt, answer } = await untilAnswered(attempt, life);
    if (answer.kind === 'drop') return undefined;
    return { order: answer, mayRunUntil: flowMayRunUntil(askedAt, answer.leaseMs) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log.warn({ runId: call.runId, status: error.status }, 'run not given');
    return undefined;
  }
}
