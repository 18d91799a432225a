import type { Recorded } from '#kernel/message.js';
import type { RunEvent } from '#domain/run/run.events.js';
import { turnOf } from '../turn.js';
import type { RunRow } from './run.row.js';

const notYetOnABot = {
  botId: null,
  claim: null,
  image: null,
  assignedAt: null,
  acknowledgeDeadline: null,
  startedAt: null,
  runDeadline: null,
} as const;

const notYetEnded = {
  cancellation: null,
  endedAt: null,
  code: null,
  timedOutWhere: null,
  exitCode: null,
  signal: null,
  outputsId: null,
  outputsBytes: 0,
} as const;

/** A run as its first event makes it. */
export const enqueuedRun = ({ data, position }: Recorded<Extract<RunEvent, { type: 'RunEnqueued' }>>): RunRow => ({
  runId: data.runId,
  environmentId: data.environmentId,
  groupId: data.groupId,
  flowId: data.flowId,
  flowVersion: data.flowVersion,
  connectionId: data.connectionId,
  callerId: data.callerId,
  correlationKey: data.correlationKey,
  mode: data.mode,
  priority: data.priority,
  attempt: data.attempt,
  inputsId: data.inputsId,
  inputsBytes: data.inputsBytes,
  status: 'queued',
  queuedAt: data.queuedAt,
  place: position,
  turn: turnOf(data.priority, data.queuedAt, position),
  queueDeadline: data.queueDeadline,
  ...notYetOnABot,
  ...notYetEnded,
});

/** A run that went back to its old place, as if no bot had ever had it. */
export const returnedRun = (row: RunRow, queueDeadline: number): RunRow => ({
  ...row,
  ...notYetOnABot,
  status: 'queued',
  queueDeadline,
});
