import type { OpenRunStatus } from '#domain/run/run.events.js';

/** A group that is being deleted, or is deleted, and what is left of it. */
export type EndingGroup = {
  readonly groupId: string;
  readonly status: 'deleting' | 'deleted';
  readonly openRuns: readonly { readonly runId: string; readonly status: OpenRunStatus }[];
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
export function planGroupDeletions(groups: readonly EndingGroup[]): readonly GroupDeletionStep[] {
  return groups.flatMap(({ groupId, status, openRuns, bots }): readonly GroupDeletionStep[] => {
    if (status === 'deleting' && openRuns.length === 0 && bots === 0) return [{ kind: 'finishDeletion', groupId }];
    return openRuns.filter(hasNotStarted).map(({ runId }) => ({ kind: 'cancelRun', runId }));
  });
}

const hasNotStarted = ({ status }: EndingGroup['openRuns'][number]): boolean =>
  status === 'queued' || status === 'assigned';
