/** A promise of slots to one group. A group that was promised more later has several. */
export type Commitment = { readonly groupId: string; readonly count: number };

/** What a group is promised from now on: a raise is a new promise, a reduction takes back its newest ones first. */
export function recommit(
  commitments: readonly Commitment[],
  groupId: string,
  committed: number,
): readonly Commitment[] {
  let left = committed;
  const kept = commitments.flatMap((commitment) => {
    if (commitment.groupId !== groupId) return [commitment];
    const count = Math.min(commitment.count, left);
    left -= count;
    return count > 0 ? [{ groupId, count }] : [];
  });
  return left > 0 ? [...kept, { groupId, count: left }] : kept;
}

/** Of all groups but one, which may be left out. */
export const sumOfCommitments = (commitments: readonly Commitment[], besides?: string): number =>
  commitments.reduce((sum, { groupId, count }) => (groupId === besides ? sum : sum + count), 0);

/**
 * How many slots each group can count on (X3): what it was promised, as far as capacity goes. Where capacity shrank below the
 * sum, the newest promises go unmet first.
 */
export function guaranteesWithin(capacity: number, commitments: readonly Commitment[]): ReadonlyMap<string, number> {
  const guarantees = new Map<string, number>();
  let left = capacity;
  for (const { groupId, count } of commitments) {
    const met = Math.min(count, left);
    left -= met;
    guarantees.set(groupId, (guarantees.get(groupId) ?? 0) + met);
  }
  return guarantees;
}
