import type { FleetBot } from './fleet.js';
import { isUsable, type GroupDraft, type SpareBot } from './group-draft.js';
import type { GrowthRule, RetirementRule } from './scaling-decision.js';

/** The bot still holds its slot: leaving takes time, and only a bot that is known to be gone frees it. */
export function retire(draft: GroupDraft, bot: SpareBot, rule: RetirementRule): void {
  draft.retired.push({ rule, bot });
  draft.spare = draft.spare.filter((other) => other !== bot);
  draft.staying -= 1;
  if (isUsable(bot, draft.group)) draft.supply -= 1;
}

export function grant(draft: GroupDraft, rule: GrowthRule): void {
  draft.granted.push(rule);
  draft.held += 1;
  draft.staying += 1;
  draft.supply += 1;
}

/** Waiting runs for which no bot is there or on its way; below zero where bots are left over. Bots that provision count (S54). */
export const shortOf = ({ waiting, supply }: GroupDraft): number => waiting - supply;

/** X19: for how many more bots the group has demand, within its maximum and its back-off. */
export const unmetDemandOf = (draft: GroupDraft): number =>
  draft.group.status === 'deleting'
    ? 0
    : Math.max(0, Math.min(shortOf(draft), draft.group.maximum - draft.staying, allowedByBackoff(draft)));

function allowedByBackoff({ backoff, bots, group, granted }: GroupDraft): number {
  switch (backoff.phase) {
    case 'none':
      return Infinity;
    case 'waiting':
      return 0;
    case 'probing': {
      const probes = bots.filter((bot) => bot.status === 'provisioning' && isUsable(bot, group));
      return 1 - probes.length - granted.length;
    }
  }
}

/** Slots that a group holds beyond its guarantee, once those that leave are gone. */
export const uncommittedOf = ({ staying, guarantee }: GroupDraft): number => Math.max(0, staying - guarantee);

/** Slots that are held once those that leave are gone. Counted from all bots: one of an unknown group holds its slot too. */
export function presentSlots(drafts: readonly GroupDraft[], bots: readonly FleetBot[]): number {
  const present = bots.filter(({ status }) => status !== 'leaving').length;
  return drafts.reduce((sum, { granted, retired }) => sum + granted.length - retired.length, present);
}
