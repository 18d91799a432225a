import type { HeartbeatAnswer, HeartbeatRequest } from '#protocol/agent.js';
import type { BotIdentity } from './agent-tokens.js';
import type { Gateway } from './gateway.js';

/** A heartbeat is no event: it extends the session's lease, and brings back what the bot is to do. */
export async function heartbeat(
  gateway: Gateway,
  bot: BotIdentity,
  request: HeartbeatRequest,
): Promise<HeartbeatAnswer> {
  const { executionLeaseMs } = await gateway.policies(bot.environmentId);
  const now = gateway.engine.clock.now();
  const answer = (order: HeartbeatAnswer['order'], graceMs = 0) => ({ leaseMs: executionLeaseMs, order, graceMs });

  const state = await gateway.bot(bot);
  if (state.status !== 'ready') return answer('retire');
  await gateway.board.extend(bot.botId, now + executionLeaseMs);
  if (request.runId === undefined) return answer('continue');

  const run = await gateway.run(bot.environmentId, request.runId);
  const isItsOwn = 'turn' in run && run.turn?.botId === bot.botId && run.turn.claim === request.claim;
  if (isItsOwn && run.status === 'cancelling') return answer('cancel', Math.max(0, run.forceAt - now));
  return answer(isItsOwn && (run.status === 'running' || run.status === 'assigned') ? 'continue' : 'stop');
}
