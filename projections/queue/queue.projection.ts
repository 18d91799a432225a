import { ignored } from '#kernel/fold.js';
import type { Projection } from '#kernel/projection.js';
import type { OpenRunStatus, RunEvent } from '#domain/run/run.events.js';
import { byRun } from '../keys.js';
import { onRow } from '../on-row.js';
import { turnOf } from '../turn.js';
import type { QueueRow } from './queue.row.js';

type OfRow = Omit<Extract<QueueRow, { status: 'queued' }>, 'status'>;

/** What a run has of its own in the queue, whichever bot it is handed to. */
const asQueued = (row: OfRow, queueDeadline: number): QueueRow => ({
  runId: row.runId,
  environmentId: row.environmentId,
  groupId: row.groupId,
  flowId: row.flowId,
  flowVersion: row.flowVersion,
  connectionId: row.connectionId,
  callerId: row.callerId,
  priority: row.priority,
  queuedAt: row.queuedAt,
  place: row.place,
  turn: row.turn,
  queueDeadline,
  status: 'queued',
});

const leaves = { key: byRun, row: () => undefined };

type End = { readonly data: { readonly runId: string; readonly left: OpenRunStatus } };

/** An end that came before the start; a run that had started left the queue then. */
const leavesUnlessStarted = {
  key: ({ data }: End) => (data.left === 'queued' || data.left === 'assigned' ? data.runId : []),
  row: () => undefined,
};

/** The runs that wait (S58, S72), gone from it as soon as they start or end. */
export const queue: Projection<QueueRow, RunEvent> = {
  name: 'queue',
  version: 1,
  columns: {
    environmentId: 'text',
    groupId: 'text',
    flowId: 'text',
    callerId: 'text',
    status: 'text',
    priority: 'text',
    turn: 'text',
    queuedAt: 'integer',
    queueDeadline: 'integer',
  },
  indexes: [
    ['environmentId', 'turn'],
    ['environmentId', 'status', 'turn'],
    ['groupId', 'status', 'turn'],
  ],
  on: {
    RunEnqueued: {
      key: byRun,
      row: (_, { data, position }) =>
        asQueued(
          { ...data, place: position, turn: turnOf(data.priority, data.queuedAt, position) },
          data.queueDeadline,
        ),
      begins: true,
    },
    RunAssigned: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'assigned',
      botId: data.botId,
      claim: data.claim,
      assignedAt: data.assignedAt,
      acknowledgeDeadline: data.acknowledgeDeadline,
    })),
    RunReturnedToQueue: onRow(byRun, (row, { data }) => asQueued(row, data.queueDeadline)),
    RunStarted: leaves,
    RunCancellationRequested: ignored,
    RunSucceeded: leavesUnlessStarted,
    RunFailed: leavesUnlessStarted,
    RunCancelled: leavesUnlessStarted,
    RunTimedOut: leavesUnlessStarted,
  },
};
