import type { RetirementReason } from '#domain/bot/bot.events.js';
import type { ScalingInputs } from '#domain/scaling/scaling.events.js';

/** Why slots are asked for. */
export type GrowthRule = 'guarantee' | 'demand';
/** Why bots are let go. */
export type RetirementRule =
  'groupDeleted' | 'imageUpdate' | 'overMaximum' | 'environmentCapacity' | 'guarantee' | 'reclaim' | 'idleTimeout';
/** Why waiting runs get no bot for now. */
export type BlockingRule = 'provisioningBackoff' | 'groupMaximum' | 'environmentCapacity' | 'committedElsewhere';

/** A bot to let go. `claim` is the offer to take first, so that no run meets it; `null` for one that has not enrolled. */
export type Retiree = { readonly botId: string; readonly claim: number | null };

type OfGroup = {
  readonly groupId: string;
  /** How many bots are asked for or let go; 0 where none. */
  readonly bots: number;
  readonly inputs: ScalingInputs;
};

/** What becomes of one group, by which rule, and what was seen (U2). */
export type ScalingDecision =
  | (OfGroup & { readonly result: 'scaleOut'; readonly rule: GrowthRule })
  | (OfGroup & {
      readonly result: 'scaleIn';
      readonly rule: RetirementRule;
      readonly reason: RetirementReason;
      readonly retirees: readonly Retiree[];
    })
  | (OfGroup & { readonly result: 'hold'; readonly rule: 'keepWarm' | 'satisfied' | 'groupDeleted' })
  | (OfGroup & {
      readonly result: 'blocked';
      readonly rule: BlockingRule;
      /** When the group's back-off ends; `null` where something other than time must change. */
      readonly nextAttemptAt: number | null;
    });

/** What stands in the bot's own events for the rule that let it go. */
export const retirementReasons: { readonly [Rule in RetirementRule]: RetirementReason } = {
  groupDeleted: 'groupDeleted',
  imageUpdate: 'imageUpdated',
  overMaximum: 'overMaximum',
  environmentCapacity: 'scaledIn',
  guarantee: 'reclaimed',
  reclaim: 'reclaimed',
  idleTimeout: 'idle',
};
