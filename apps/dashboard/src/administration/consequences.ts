import type { CapacityView } from '#protocol/generated/api.gen.js';

/** What another number of add-ons will do (X3, X4). */
export function consequencesOf({ addOns, inUse, committed }: CapacityView, to: number): string {
  if (to > addOns) return `Up to ${to} bots may run in parallel; waiting runs get the new slots at once.`;
  const freed =
    inUse > to
      ? ` ${inUse - to} of the ${inUse} slots in use are given up as bots become idle. No run is stopped.`
      : '';
  const overage =
    committed > to
      ? ` Groups were promised ${committed}: the newest commitments go unmet, and the environment shows overage.`
      : '';
  return `At most ${to} bots may run in parallel.${freed}${overage}`;
}
