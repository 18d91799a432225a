import type { BotCountsView, CapacityView } from '../generated/api.gen.js';
import type { SlotPart } from './slot-bar.js';

/** P10: *Overage* where more is held or guaranteed than there is, *Fully utilized* where no slot is left, else *Sufficient*. */
export function capacityState({
  addOns,
  inUse,
  free,
  overage,
}: CapacityView): 'overage' | 'fullyUtilized' | 'sufficient' {
  if (overage > 0 || inUse > addOns) return 'overage';
  return free === 0 ? 'fullyUtilized' : 'sufficient';
}

/** The slots of an environment by what they are used for; what is held above the capacity is its own part. */
export function slotsOfEnvironment(groups: readonly BotCountsView[], { addOns }: CapacityView): readonly SlotPart[] {
  const sum = (of: keyof BotCountsView): number => groups.reduce((before, counts) => before + counts[of], 0);
  const parts: readonly SlotPart[] = [
    { name: 'Running', slots: sum('busy'), tone: 'running' },
    { name: 'Idle', slots: sum('idle'), tone: 'idle' },
    { name: 'Provisioning', slots: sum('provisioning'), tone: 'provisioning' },
    { name: 'Being deleted', slots: sum('leaving'), tone: 'leaving' },
  ];
  const held = parts.reduce((before, { slots }) => before + slots, 0);
  return held <= addOns ? parts : [...parts, { name: 'Overage', slots: held - addOns, tone: 'overage' }];
}
