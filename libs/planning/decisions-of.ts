import type { ScalingInputs } from '#domain/scaling/scaling.events.js';
import { shortOf } from './draft-moves.js';
import { groupBy } from './group-by.js';
import type { GroupDraft, SpareBot } from './group-draft.js';
import { retirementReasons, type BlockingRule, type RetirementRule, type ScalingDecision } from './scaling-decision.js';

/**
 * The decisions that a finished draft amounts to: those that act first, then what keeps the rest of its demand waiting. A
 * group with neither is held as it is. `freeLeft` are the slots that nobody holds when the plan has been carried out.
 */
export function decisionsOf(draft: GroupDraft, inputs: ScalingInputs, freeLeft: number): readonly ScalingDecision[] {
  const decisions = [...scaleIns(draft, inputs), ...scaleOut(draft, inputs), ...blocked(draft, inputs, freeLeft)];
  return decisions.length > 0 ? decisions : [hold(draft, inputs)];
}

function scaleIns({ group: { groupId }, retired }: GroupDraft, inputs: ScalingInputs): readonly ScalingDecision[] {
  const byRule = groupBy(retired, ({ rule }) => rule);
  return [...byRule].map(([name, going]) => {
    const rule = name as RetirementRule;
    const retirees = going.map(({ bot }) => ({ botId: bot.botId, claim: claimOf(bot) }));
    return { groupId, result: 'scaleIn', rule, reason: retirementReasons[rule], bots: going.length, retirees, inputs };
  });
}

const claimOf = (bot: SpareBot): number | null => (bot.status === 'idle' ? bot.claim : null);

function scaleOut({ group: { groupId }, granted }: GroupDraft, inputs: ScalingInputs): readonly ScalingDecision[] {
  if (granted.length === 0) return [];
  // Slots beyond the guarantee are the part that had to be decided; only a growth wholly within it is owed to it.
  const rule = granted.includes('demand') ? 'demand' : 'guarantee';
  return [{ groupId, result: 'scaleOut', rule, bots: granted.length, inputs }];
}

function blocked(draft: GroupDraft, inputs: ScalingInputs, freeLeft: number): readonly ScalingDecision[] {
  if (draft.group.status === 'deleting' || shortOf(draft) <= 0) return [];
  const nextAttemptAt = draft.backoff.phase === 'waiting' ? draft.backoff.nextAttemptAt : null;
  const rule = blockingRule(draft, freeLeft);
  return [{ groupId: draft.group.groupId, result: 'blocked', rule, bots: 0, nextAttemptAt, inputs }];
}

function blockingRule({ backoff, held, group }: GroupDraft, freeLeft: number): BlockingRule {
  if (held >= group.maximum) return 'groupMaximum';
  if (backoff.phase !== 'none') return 'provisioningBackoff';
  return freeLeft > 0 ? 'committedElsewhere' : 'environmentCapacity';
}

function hold(draft: GroupDraft, inputs: ScalingInputs): ScalingDecision {
  const { groupId, status } = draft.group;
  if (status === 'deleting') return { groupId, result: 'hold', rule: 'groupDeleted', bots: 0, inputs };
  return { groupId, result: 'hold', rule: inputs.idle > inputs.waiting ? 'keepWarm' : 'satisfied', bots: 0, inputs };
}
