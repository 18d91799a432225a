import { OVER } from '#kernel/over.js';
import { CLAIM_HOLD_MS, type Claimed } from '#protocol/agent.js';
import { isEnded, type RunState } from '#domain/run/run.state.js';
import type { Session } from '#runtime/sessions.js';
import type { BotIdentity } from './agent-tokens.js';
import type { Gateway } from './gateway.js';

/**
 * A bot says that it is ready, and is held until there is something for it: a run that the log says is its own, the end of its
 * service, or nothing for now. The same claim again gets the same run.
 */
export async function claim(gateway: Gateway, bot: BotIdentity, number: number, gone: AbortSignal): Promise<Claimed> {
  const { board, engine } = gateway;
  const { executionLeaseMs } = await gateway.policies(bot.environmentId);
  const session = await board.offer({ ...bot, claim: number, leaseUntil: engine.clock.now() + executionLeaseMs });
  if (session.taken?.for === 'loss') return { kind: 'retire' };
  if (session.claim > number) return { kind: 'none' };
  const answered = new AbortController();
  const hold = new AbortController();
  const ending = AbortSignal.any([gone, gateway.stopping, answered.signal]);
  void engine.clock.waitUntil(engine.clock.now() + CLAIM_HOLD_MS, ending).then(() => hold.abort(OVER));
  try {
    return await told(gateway, bot, number, hold.signal);
  } finally {
    answered.abort(OVER);
  }
}

/** Looks again whenever the board says that something may have changed, until the hold is over. */
async function told(gateway: Gateway, bot: BotIdentity, number: number, hold: AbortSignal): Promise<Claimed> {
  for (;;) {
    const looking = new AbortController();
    const changed = gateway.board.wait(bot.botId, AbortSignal.any([hold, looking.signal]));
    try {
      const answer = await answerNow(gateway, bot, number);
      if (answer !== undefined) return answer;
      await changed;
      if (hold.aborted) return { kind: 'none' };
    } finally {
      looking.abort(OVER);
    }
  }
}

async function answerNow(gateway: Gateway, bot: BotIdentity, number: number): Promise<Claimed | undefined> {
  if (!(await isInService(gateway, bot))) return { kind: 'retire' };
  const session = gateway.board.get(bot.botId) ?? (await gateway.engine.rows.sessions.get(bot.botId));
  if (session?.taken?.for === 'loss') return { kind: 'retire' };
  if (session === undefined || session.claim !== number) return { kind: 'none' };
  return assigned(gateway, bot, session);
}

async function isInService(gateway: Gateway, bot: BotIdentity): Promise<boolean> {
  if ((await gateway.bot(bot, 'kept')).status === 'ready') return true;
  return (await gateway.bot(bot, 'newest')).status === 'ready';
}

/** As it is kept, unless that would free the bot. */
async function runOf(gateway: Gateway, { environmentId, botId }: BotIdentity, runId: string, claim: number) {
  const kept = await gateway.run(environmentId, runId, 'kept');
  return isOver(kept, botId, claim) ? gateway.run(environmentId, runId, 'newest') : kept;
}

/** The run that the session was taken for, once its own stream says so too. */
async function assigned(gateway: Gateway, bot: BotIdentity, { taken, claim }: Session): Promise<Claimed | undefined> {
  if (taken?.for !== 'run') return undefined;
  const { runId } = taken;
  const run = await runOf(gateway, bot, runId, claim);
  if (isOver(run, bot.botId, claim)) await gateway.board.free(bot.botId, claim, runId);
  if (!('turn' in run) || run.turn?.botId !== bot.botId || run.turn.claim !== claim || isEnded(run)) return undefined;
  const { acknowledgeTimeoutMs } = await gateway.policies(bot.environmentId);
  const runToken = await gateway.tokens.runToken({ ...bot, runId, claim });
  return { kind: 'run', runId, runToken, acknowledgeWithinMs: acknowledgeTimeoutMs };
}

/** The run has ended, or has gone back to the queue. That the bot still claims shows that it does nothing: it is free for another. */
function isOver(run: RunState, botId: string, claim: number): boolean {
  if (run.status === 'absent' || isEnded(run)) return true;
  return run.status === 'queued' && run.returnedFrom?.botId === botId && run.returnedFrom.claim === claim;
}
