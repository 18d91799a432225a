import type { Fleet } from './fleet.js';

/**
 * X3: how many slots are kept for each group, whether it has bots or not. It is the committed number, unless capacity has
 * fallen below the sum of them: then the oldest groups keep theirs, and the newest go unmet first. A group that is being
 * deleted has nothing kept: it will never grow again, so keeping its slots would only make others wait.
 */
export function guaranteesOf({ groups, capacity }: Pick<Fleet, 'groups' | 'capacity'>): ReadonlyMap<string, number> {
  const guarantees = new Map<string, number>();
  let left = capacity;
  for (const { groupId, status, committed } of groups.toSorted(byAge)) {
    const guarantee = status === 'active' ? Math.min(committed, left) : 0;
    guarantees.set(groupId, guarantee);
    left -= guarantee;
  }
  return guarantees;
}

type Aged = { readonly createdAt: number; readonly groupId: string };

/** Oldest group first; ties by id, so that every server sees the same order. */
export const byAge = (a: Aged, b: Aged): number => a.createdAt - b.createdAt || (a.groupId < b.groupId ? -1 : 1);
