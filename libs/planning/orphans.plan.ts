/** How long a machine must be seen without an owner: an event may be a moment ahead of the row that tells of it. */
export const ORPHAN_GRACE_MS = 10_000;

export type OrphanSight = {
  /** Every machine of this installation, listed before the owners were read: one that was made in between is then owned. */
  readonly machines: readonly { readonly botId: string }[];
  /** Bots that are not yet known to be gone, of all environments, those that only hold a slot and those that leave included. */
  readonly ownerIds: ReadonlySet<string>;
  /** What the look before answered as `suspects`; empty at start. */
  readonly suspects: ReadonlyMap<string, number>;
};

export type OrphanPlan = {
  /** Machines to delete, by their bot's id. */
  readonly remove: readonly string[];
  /** When each machine without an owner was first seen, for the next look. */
  readonly suspects: ReadonlyMap<string, number>;
};

/**
 * I11: a machine that no bot owns is deleted, and no machine of a live bot ever is. One look is not enough for that, as rows
 * may lag behind the log: a machine goes when looks at least a grace apart have found no owner.
 */
export function planOrphans({ machines, ownerIds, suspects }: OrphanSight, now: number): OrphanPlan {
  const ownerless = machines.filter(({ botId }) => !ownerIds.has(botId));
  const seen = new Map(ownerless.map(({ botId }) => [botId, suspects.get(botId) ?? now]));
  const remove = [...seen].flatMap(([botId, since]) => (now - since >= ORPHAN_GRACE_MS ? [botId] : []));
  return { remove, suspects: seen };
}
