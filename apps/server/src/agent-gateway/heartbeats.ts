import { OVER } from '#kernel/over.js';
import { HEARTBEAT_HOLD_MS, type HeartbeatAnswer, type HeartbeatRequest } from '#protocol/agent.js';
import type { BotIdentity } from './agent-tokens.js';
import type { Gateway, Sight } from './gateway.js';

/**
 * A heartbeat is no event: it extends the session's lease, and brings back what the bot is to do. While a run simply goes on it is held
 * for a while, so that a cancellation reaches the bot at once and not with its next heartbeat.
 */
export async function heartbeat(
  gateway: Gateway,
  bot: BotIdentity,
  request: HeartbeatRequest,
  gone: AbortSignal,
): Promise<HeartbeatAnswer> {
  const { executionLeaseMs } = await gateway.policies(bot.environmentId);
  const { board, engine } = gateway;
  const isExtended = await board.extend(bot.botId, engine.clock.now() + executionLeaseMs);
  // One that has not claimed yet has no session to extend. A lost one hears so, even where its stream does not say it yet.
  if (!isExtended && (await board.isLost(bot.botId))) return { leaseMs: executionLeaseMs, order: 'retire', graceMs: 0 };
  const held = new AbortController();
  const over = AbortSignal.any([gone, gateway.stopping, held.signal]);
  const changed = gateway.board.wait(bot.botId, over);
  try {
    const now = await orderNow(gateway, bot, request);
    if (now.order !== 'continue' || request.runId === undefined) return { leaseMs: executionLeaseMs, ...now };
    const hold = Math.min(HEARTBEAT_HOLD_MS, executionLeaseMs / 4);
    await Promise.race([changed, gateway.engine.clock.waitUntil(gateway.engine.clock.now() + hold, over)]);
    return { leaseMs: executionLeaseMs, ...(await orderNow(gateway, bot, request)) };
  } finally {
    held.abort(OVER);
  }
}

type Order = Pick<HeartbeatAnswer, 'order' | 'graceMs'>;

/** An order that ends something is given only after a look at the log itself. */
async function orderNow(gateway: Gateway, bot: BotIdentity, request: HeartbeatRequest): Promise<Order> {
  const kept = await orderBy('kept', gateway, bot, request);
  return kept.order === 'stop' || kept.order === 'retire' ? orderBy('newest', gateway, bot, request) : kept;
}

async function orderBy(
  sight: Sight,
  gateway: Gateway,
  bot: BotIdentity,
  { runId, claim }: HeartbeatRequest,
): Promise<Order> {
  if ((await gateway.bot(bot, sight)).status !== 'ready') return { order: 'retire', graceMs: 0 };
  if (runId === undefined) return { order: 'continue', graceMs: 0 };
  const run = await gateway.run(bot.environmentId, runId, sight);
  const isItsOwn = 'turn' in run && run.turn?.botId === bot.botId && run.turn.claim === claim;
  if (!isItsOwn) return { order: 'stop', graceMs: 0 };
  if (run.status === 'cancelling')
    return { order: 'cancel', graceMs: Math.max(0, run.forceAt - gateway.engine.clock.now()) };
  return { order: run.status === 'running' || run.status === 'assigned' ? 'continue' : 'stop', graceMs: 0 };
}
