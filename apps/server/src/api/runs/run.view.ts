import type { RunCancellation, RunRow } from '#projections/runs/run.row.js';
import { isoTime, isoTimeOrNull } from '../http/iso-time.js';
import { endingOf } from './run-ending.js';
import type { CancellationView, RunView } from './run.dto.js';

/** What stands elsewhere than in the run's row. */
export type RunNotes = {
  readonly groupName?: string | undefined;
  readonly flowName?: string | undefined;
  readonly comment?: string | undefined;
  readonly detail?: string | undefined;
};

export const runView = (row: RunRow, notes: RunNotes): RunView => ({
  runId: row.runId,
  environmentId: row.environmentId,
  groupId: row.groupId,
  groupName: notes.groupName ?? null,
  flowId: row.flowId,
  flowName: notes.flowName ?? null,
  flowVersion: row.flowVersion,
  connectionId: row.connectionId,
  callerId: row.callerId,
  correlationId: row.correlationKey,
  mode: row.mode,
  priority: row.priority,
  attempt: row.attempt,
  status: row.status,
  code: row.code,
  explanation: endingOf(row),
  detail: notes.detail ?? null,
  exitCode: row.exitCode,
  signal: row.signal,
  queuedAt: isoTime(row.queuedAt),
  queueDeadline: isoTime(row.queueDeadline),
  assignedAt: isoTimeOrNull(row.assignedAt),
  startedAt: isoTimeOrNull(row.startedAt),
  runDeadline: isoTimeOrNull(row.runDeadline),
  endedAt: isoTimeOrNull(row.endedAt),
  botId: row.botId,
  image: row.image,
  inputsBytes: row.inputsBytes,
  outputsBytes: row.outputsBytes,
  cancellation: row.cancellation && cancellationView(row.cancellation, notes.comment),
});

const cancellationView = (cancellation: RunCancellation, comment: string | undefined): CancellationView => ({
  reason: cancellation.reason,
  requestedBy: cancellation.requestedBy,
  requestedAt: isoTime(cancellation.requestedAt),
  forceAt: isoTimeOrNull(cancellation.forceAt),
  comment: comment ?? null,
});
