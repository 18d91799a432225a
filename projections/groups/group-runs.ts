import { ignored, type Folds } from '#kernel/fold.js';
import type { OpenRunStatus, RunEvent } from '#domain/run/run.events.js';
import { byGroup } from '../keys.js';
import { onRow } from '../on-row.js';
import type { GroupRow } from './group.row.js';
import { learntRunMs } from './typical-run.js';

/** A group's runs, counted by the status that each event says it left. */
export const groupRuns: Folds<GroupRow, RunEvent> = {
  RunEnqueued: onRow(byGroup, (row) => ({ ...row, queued: row.queued + 1 })),
  RunAssigned: onRow(byGroup, (row) => ({ ...row, assigned: row.assigned + 1 })),
  RunReturnedToQueue: onRow(byGroup, (row) => ({ ...row, assigned: row.assigned - 1 })),
  RunStarted: onRow(byGroup, (row) => ({ ...leaves(row, 'assigned'), running: row.running + 1 })),
  RunCancellationRequested: ignored,
  RunSucceeded: onRow(byGroup, (row, { data }) => ({ ...ended(row, data), succeeded: row.succeeded + 1 })),
  RunFailed: onRow(byGroup, (row, { data }) => ({ ...ended(row, data), failed: row.failed + 1 })),
  RunCancelled: onRow(byGroup, (row, { data }) => ({ ...ended(row, data), cancelled: row.cancelled + 1 })),
  RunTimedOut: onRow(byGroup, (row, { data }) => ({ ...ended(row, data), timedOut: row.timedOut + 1 })),
};

function leaves(row: GroupRow, left: OpenRunStatus): GroupRow {
  switch (left) {
    case 'queued':
      return { ...row, queued: row.queued - 1 };
    case 'assigned':
      return { ...row, queued: row.queued - 1, assigned: row.assigned - 1 };
    case 'running':
    case 'cancelling':
      return { ...row, running: row.running - 1 };
  }
}

type End = {
  readonly left: OpenRunStatus;
  readonly startedAt: number | null;
  readonly endedAt: number;
  readonly groupActiveUntil: number | null;
};

/** X5: only a run that had started counts as activity. */
function ended(row: GroupRow, end: End): GroupRow {
  const left = leaves(row, end.left);
  if (end.startedAt === null) return left;
  return {
    ...left,
    typicalRunMs: learntRunMs(row.typicalRunMs, end.endedAt - end.startedAt),
    lastActivityAt: Math.max(row.lastActivityAt, end.endedAt),
    activeUntil: Math.max(row.activeUntil, end.groupActiveUntil ?? 0),
  };
}
