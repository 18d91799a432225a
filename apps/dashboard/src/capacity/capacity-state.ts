import type { BotCountsView, CapacityView } from '#protocol/generated/api.gen.js';
import type { SlotPart } from './slot-bar.js';

/** P10: *Overage* where more is held or guaranteed than there is, *Fully utilized* where no slot is left, else *Sufficient*. */
export function capacityState({
  addOns,
  inUse,
  free,
  overage,
}: CapacityView): 'overage' | 'fullyUtilized' | 'sufficient' {
  if (overageOf({ overage, inUse, addOns }) > 0) return 'overage';
  return free === 0 ? 'fullyUtilized' : 'sufficient';
}

/** What is guaranteed above the capacity, or held above it until its runs have ended: whichever is more. */
export const overageOf = ({ overage, inUse, addOns }: Pick<CapacityView, 'overage' | 'inUse' | 'addOns'>): number =>
  Math.max(overage, inUse - addOns);

type Holder = { readonly bots: BotCountsView; readonly committed: number };

const held = ({ provisioning, idle, busy, leaving }: BotCountsView): number => provisioning + idle + busy + leaving;

/** The slots of an environment by what they are used or kept for; what is held above the capacity is its own part, in place of what is there for it. */
export function slotsOfEnvironment(groups: readonly Holder[], { addOns }: CapacityView): readonly SlotPart[] {
  const sum = (of: (group: Holder) => number): number => groups.reduce((before, group) => before + of(group), 0);
  const parts: readonly SlotPart[] = [
    { name: 'Running', slots: sum(({ bots }) => bots.busy), tone: 'running' },
    { name: 'Idle', slots: sum(({ bots }) => bots.idle), tone: 'idle' },
    { name: 'Provisioning', slots: sum(({ bots }) => bots.provisioning), tone: 'provisioning' },
    { name: 'Being deleted', slots: sum(({ bots }) => bots.leaving), tone: 'leaving' },
  ];
  const used = sum(({ bots }) => held(bots));
  if (used > addOns) return [...firstOf(parts, addOns), { name: 'Overage', slots: used - addOns, tone: 'overage' }];
  // A guarantee that the capacity does not cover keeps no slot: it is said as overage.
  const kept = sum(({ bots, committed }) => Math.max(0, committed - held(bots)));
  return [...parts, { name: 'Committed, not used', slots: Math.min(kept, addOns - used), tone: 'committed' }];
}

/** As many slots as there are, from the front: what runs is the last to be called too much. */
function firstOf(parts: readonly SlotPart[], addOns: number): readonly SlotPart[] {
  let left = addOns;
  return parts.map((part) => {
    const slots = Math.min(part.slots, left);
    left -= slots;
    return { ...part, slots };
  });
}
