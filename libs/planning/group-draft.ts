import { backoffOf, type Backoff } from './provisioning-backoff.js';
import { groupBy } from './group-by.js';
import { guaranteesOf } from './guarantees.js';
import type { Fleet, FleetBot, FleetGroup } from './fleet.js';
import type { GrowthRule, RetirementRule } from './scaling-decision.js';
import { waitingByGroup } from './waiting-by-group.js';

/** A bot that can be let go now: it has not enrolled yet, or it offers itself and has no run. */
export type SpareBot =
  Extract<FleetBot, { status: 'provisioning' }> | (Extract<FleetBot, { status: 'idle' }> & { readonly claim: number });

/** One group while a scaling plan is made. The steps of the plan move its numbers; nobody else sees them. */
export type GroupDraft = {
  readonly group: FleetGroup;
  readonly bots: readonly FleetBot[];
  readonly guarantee: number;
  readonly backoff: Backoff;
  readonly waiting: number;
  readonly oldestWaitingAt: number;
  /** Slots held, also by bots that leave: a slot is free only when its bot is known to be gone. */
  held: number;
  /** Slots that it still holds when those that leave are gone. */
  staying: number;
  /** Bots that will take a waiting run: idle or provisioning, on the group's present image. */
  supply: number;
  /** In the order in which they are given up. */
  spare: SpareBot[];
  readonly granted: GrowthRule[];
  readonly retired: { readonly rule: RetirementRule; readonly bot: SpareBot }[];
};

export function draftsOf(fleet: Fleet, now: number): readonly GroupDraft[] {
  const guarantees = guaranteesOf(fleet);
  const queues = fleet.queues ?? waitingByGroup(fleet.waiting);
  const botsByGroup = groupBy(fleet.bots, (bot) => bot.groupId);
  return fleet.groups.map((group) => {
    const bots = botsByGroup.get(group.groupId) ?? [];
    const queue = queues.get(group.groupId);
    return {
      group,
      bots,
      guarantee: guarantees.get(group.groupId) ?? 0,
      backoff: backoffOf(group, fleet.policies, now),
      waiting: queue?.runs ?? 0,
      oldestWaitingAt: queue?.oldestQueuedAt ?? Infinity,
      held: bots.length,
      staying: bots.filter(({ status }) => status !== 'leaving').length,
      supply: bots.filter((bot) => isUsable(bot, group)).length,
      spare: bots.filter(isSpare).toSorted(byWhoGoesFirst),
      granted: [],
      retired: [],
    };
  });
}

/** X14: a bot on an old image takes no run any more, it only waits to be replaced. */
export const isUsable = (bot: FleetBot, { image }: FleetGroup): boolean =>
  (bot.status === 'idle' || bot.status === 'provisioning') &&
  bot.image.imageId === image.imageId &&
  bot.image.version === image.version;

const isSpare = (bot: FleetBot): bot is SpareBot =>
  bot.status === 'provisioning' || (bot.status === 'idle' && bot.claim !== null);

/** What is given up costs least when it is not there yet: the youngest provisioning bot first, then the longest idle one. */
function byWhoGoesFirst(a: SpareBot, b: SpareBot): number {
  if (a.status === 'provisioning') return b.status === 'provisioning' ? b.reservedAt - a.reservedAt || byId(a, b) : -1;
  return b.status === 'provisioning' ? 1 : a.idleSince - b.idleSince || byId(a, b);
}

const byId = (a: SpareBot, b: SpareBot): number => (a.botId < b.botId ? -1 : 1);
