import { CLAIM_HOLD_MS, type Claimed } from '#protocol/agent.js';
import type { Session } from '#runtime/row-store.js';
import type { BotIdentity } from './agent-tokens.js';
import type { Gateway } from './gateway.js';

/**
 * A bot says that it is ready, and is held until there is something for it: a run that the log says is its own, the end of its
 * service, or nothing for now. The same claim again gets the same run.
 */
export async function claim(gateway: Gateway, bot: BotIdentity, number: number, gone: AbortSignal): Promise<Claimed> {
  const { board, engine } = gateway;
  const hold = AbortSignal.any([gone, gateway.stopping, AbortSignal.timeout(CLAIM_HOLD_MS)]);
  const { executionLeaseMs } = await gateway.policies(bot.environmentId);
  const session = await board.offer({ ...bot, claim: number, leaseUntil: engine.clock.now() + executionLeaseMs });
  if (session.claim > number) return { kind: 'none' };
  for (;;) {
    const looking = new AbortController();
    const changed = board.wait(bot.botId, AbortSignal.any([hold, looking.signal]));
    try {
      const answer = await answerNow(gateway, bot, number);
      if (answer !== undefined) return answer;
      await changed;
      if (hold.aborted) return { kind: 'none' };
    } finally {
      looking.abort();
    }
  }
}

async function answerNow(gateway: Gateway, bot: BotIdentity, number: number): Promise<Claimed | undefined> {
  if ((await gateway.bot(bot)).status !== 'ready') return { kind: 'retire' };
  const session = gateway.board.get(bot.botId) ?? (await gateway.engine.rows.sessions.get(bot.botId));
  if (session === undefined || session.claim !== number) return { kind: 'none' };
  return assigned(gateway, bot, session);
}

/** The run that the session was taken for, once its own stream says so too. */
async function assigned(gateway: Gateway, bot: BotIdentity, { taken, claim }: Session): Promise<Claimed | undefined> {
  if (taken?.for !== 'run') return undefined;
  const { runId } = taken;
  const run = await gateway.run(bot.environmentId, runId);
  if (!('turn' in run) || run.turn?.botId !== bot.botId || run.turn.claim !== claim) return undefined;
  if (run.status !== 'assigned' && run.status !== 'running' && run.status !== 'cancelling') return undefined;
  const { acknowledgeTimeoutMs } = await gateway.policies(bot.environmentId);
  const runToken = await gateway.tokens.runToken({ ...bot, runId, claim });
  return { kind: 'run', runId, runToken, acknowledgeWithinMs: acknowledgeTimeoutMs };
}
