import { byAge } from './guarantees.js';

/** A group as it stands in line for free slots. */
export type Claimant = {
  readonly groupId: string;
  readonly createdAt: number;
  readonly guarantee: number;
  readonly oldestWaitingAt: number;
  readonly holds: number;
  readonly unmet: number;
};

/**
 * X19: who gets the next of `free` slots; `undefined` where nobody may have it. A group below its guarantee comes first; any
 * other may take only what nobody's guarantee needs, also where the guaranteed group has no use for it now (X3: never lent).
 */
export function nextInLine<C extends Claimant>(claimants: readonly C[], free: number): C | undefined {
  const kept = claimants.reduce((sum, { guarantee, holds }) => sum + Math.max(0, guarantee - holds), 0);
  let next: C | undefined;
  for (const claimant of claimants) {
    const slots = isGuaranteed(claimant) ? free : free - kept;
    if (claimant.unmet <= 0 || slots <= 0) continue;
    if (next === undefined || byTurn(claimant, next) < 0) next = claimant;
  }
  return next;
}

/** The fewest uncommitted slots first, ties by oldest waiting run, then id. Guarantees come before, the oldest group's first. */
export function byTurn(a: Claimant, b: Claimant): number {
  if (isGuaranteed(a) || isGuaranteed(b)) {
    return isGuaranteed(a) && isGuaranteed(b) ? byAge(a, b) : isGuaranteed(a) ? -1 : 1;
  }
  const byShare = a.holds - a.guarantee - (b.holds - b.guarantee);
  return byShare || a.oldestWaitingAt - b.oldestWaitingAt || (a.groupId < b.groupId ? -1 : 1);
}

export const isGuaranteed = ({ holds, guarantee }: Claimant): boolean => holds < guarantee;
