import type { ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';
import { firstOf } from './first-of.js';
import type { Fleet, FleetBot, FleetGroup, WaitingRun } from './fleet.js';
import { groupBy } from './group-by.js';
import { isUsable } from './group-draft.js';
import { byPlace } from './queue-order.js';
import { planScaling } from './scaling.plan.js';

/** This run goes to this bot, by the offer that the bot has made. */
export type Assignment = {
  readonly runId: string;
  readonly botId: string;
  readonly claim: number;
  readonly image: ImageVersion;
};

type ReadyBot = Extract<FleetBot, { status: 'idle' }> & { readonly claim: number };

/** S3: the next runs of each queue, to the bots of its group that offer themselves; never two runs to a bot, or a run twice. */
export function planDispatch(fleet: Fleet, now: number): readonly Assignment[] {
  const readyByGroup = readyBots(fleet, now);
  if (readyByGroup.size === 0) return [];
  const waitingByGroup = groupBy(fleet.waiting, (run) => run.groupId);
  return [...readyByGroup].flatMap(([groupId, ready]) => assign(waitingByGroup.get(groupId) ?? [], ready));
}

function assign(waiting: readonly WaitingRun[], ready: readonly ReadyBot[]): readonly Assignment[] {
  const next = firstOf(waiting, Math.min(ready.length, waiting.length), byPlace);
  // The bot that was busy last is chosen first: so the others reach their idle time-out, and their slots come free.
  const bots = ready.toSorted((a, b) => b.idleSince - a.idleSince || (a.botId < b.botId ? -1 : 1));
  return next.map(({ runId }, index) => {
    const { botId, claim, image } = bots[index]!;
    return { runId, botId, claim, image };
  });
}

/**
 * Bots that offer themselves and stay: one on an old image is about to be replaced (X14), and one whose slot is owed to another
 * group would never be handed over if it took the next run of its own queue (X4). The scaling plan knows which these are.
 */
function readyBots(fleet: Fleet, now: number): ReadonlyMap<string, readonly ReadyBot[]> {
  const groups = new Map<string, FleetGroup>(fleet.groups.map((group) => [group.groupId, group]));
  const offering = fleet.bots.filter((bot): bot is ReadyBot => {
    const group = groups.get(bot.groupId);
    return bot.status === 'idle' && bot.claim !== null && group?.status === 'active' && isUsable(bot, group);
  });
  if (offering.length === 0) return new Map();
  const going = botsToGo(fleet, now);
  return groupBy(
    offering.filter(({ botId }) => !going.has(botId)),
    (bot) => bot.groupId,
  );
}

const botsToGo = (fleet: Fleet, now: number): ReadonlySet<string> =>
  new Set(
    planScaling(fleet, now).flatMap((decision) =>
      decision.result === 'scaleIn' ? decision.retirees.map(({ botId }) => botId) : [],
    ),
  );
