import type { Policies } from '#domain/environment/policies.js';

/** An environment: its policies (X18), its capacity (S10, S53), and what its groups take of it. */
export type EnvironmentRow = {
  readonly environmentId: string;
  readonly name: string;
  readonly policies: Policies;
  readonly createdAt: number;
  /** Add-ons in force, from all sources: how many slots there are. */
  readonly capacity: number;
  /** Slots reserved and not released yet. */
  readonly slots: number;
  /** X3: what each active group is guaranteed. Its sum may exceed a capacity that was lowered: overage. */
  readonly committedByGroup: Readonly<Record<string, number>>;
};

/** X3: the guarantees of all active groups together. */
export const committedSum = (row: EnvironmentRow): number =>
  Object.values(row.committedByGroup).reduce((sum, committed) => sum + committed, 0);

/** S106: how many groups count towards the limit. */
export const activeGroups = (row: EnvironmentRow): number => Object.keys(row.committedByGroup).length;
