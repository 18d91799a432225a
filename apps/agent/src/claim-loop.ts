import type { Claimed } from '#protocol/agent.js';

import { carryOut } from './assignment.js';
import type { Bot } from './bot.js';
import { dismissed, isDismissal } from './dismissal.js';
import { msUntil, thisMoment } from './moment.js';
import { reportEnd } from './report-end.js';
import { pause, Refused, untilAnswered } from './server-connection.js';

/** A server that answers `none` sooner than this, or refuses a claim, is not asked again at once. */
const CLAIMS_APART_MS = 1_000;

/** Asks for runs and carries them out, one after the other, until the server retires the bot or the agent's life ends. */
export async function claimRuns(bot: Bot): Promise<void> {
  while (!bot.heartbeat.retiring.aborted) {
    const claimed = await nextClaimed(bot);
    switch (claimed?.kind) {
      case 'run':
        if (bot.claims.launchedRunId === undefined) await carryOut(bot, claimed);
        else await giveUpInterrupted(bot, claimed);
        await countUp(bot);
        break;
      case 'retire':
        return;
      case 'none':
      case undefined:
        if (bot.claims.launchedRunId !== undefined) await countUp(bot);
    }
  }
}

/** Repeats the identical claim until it is answered. Nothing if retirement came in between. */
async function nextClaimed(bot: Bot): Promise<Claimed | undefined> {
  const { accessToken, api, claims, heartbeat, life } = bot;
  const signal = AbortSignal.any([life, heartbeat.retiring]);
  const askedAt = thisMoment();
  try {
    const request = { claim: claims.claim };
    const attempt = () => accessToken.authorise((token) => api.claim(token, request, signal));
    const claimed = await untilAnswered(attempt, signal);
    if (claimed.kind === 'none') await pause(CLAIMS_APART_MS - msUntil(thisMoment(), askedAt), signal);
    return claimed;
  } catch (error) {
    life.throwIfAborted();
    if (heartbeat.retiring.aborted) return undefined;
    return afterRefusal(bot, error);
  }
}

async function afterRefusal(bot: Bot, error: unknown): Promise<undefined> {
  const { claims, life, log } = bot;
  if (isDismissal(error)) throw dismissed(error);
  if (!(error instanceof Refused)) throw error;
  log.warn({ status: error.status, claim: claims.claim }, 'claim refused');
  // The server has seen a higher number than this folder remembers: count up until it is passed.
  if (error.status === 409) await countUp(bot);
  await pause(CLAIMS_APART_MS, life);
}

/** A number is used only once it is on disk: a full disk holds a bot up, and does not end it (I16). */
async function countUp({ claims, life, log }: Bot): Promise<void> {
  for (;;) {
    try {
      return claims.next();
    } catch (error) {
      log.error({ claim: claims.claim, reason: String(error) }, 'claim not kept');
      await pause(CLAIMS_APART_MS, life);
    }
  }
}

/** The agent died while a flow ran, and the flow with it: whatever it did, it is not done again (I2). */
async function giveUpInterrupted(bot: Bot, claimed: Extract<Claimed, { kind: 'run' }>): Promise<void> {
  if (claimed.runId !== bot.claims.launchedRunId) return;
  const detail = 'The agent was started again while the flow ran, and the flow was ended.';
  await reportEnd(bot, claimed, { outcome: 'failed', code: 'LeaseLost', detail });
}
