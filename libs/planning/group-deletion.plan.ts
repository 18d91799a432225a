/** A group that is being deleted, or is deleted, and what is left of it. */
export type EndingGroup = {
  readonly groupId: string;
  readonly status: 'deleting' | 'deleted';
  /** Runs that wait, or that a bot was handed and has not started. */
  readonly notStarted: readonly { readonly runId: string }[];
  /** How many runs have started and not ended. */
  readonly running: number;
  /** Bots that are not yet known to be gone. */
  readonly bots: number;
};

export type GroupDeletionStep =
  | { readonly kind: 'cancelRun'; readonly runId: string }
  | { readonly kind: 'finishDeletion'; readonly groupId: string };

/**
 * X13: what a group's deletion needs next. Runs whose flow has not started are cancelled, also one that was queued on a
 * stale sight of the group; running ones finish; the scaling plan lets the bots go; then nothing is left and it is deleted.
 */
export function planGroupDeletion({
  groupId,
  status,
  notStarted,
  running,
  bots,
}: EndingGroup): readonly GroupDeletionStep[] {
  if (status === 'deleting' && notStarted.length + running + bots === 0) return [{ kind: 'finishDeletion', groupId }];
  return notStarted.map(({ runId }) => ({ kind: 'cancelRun', runId }));
}
