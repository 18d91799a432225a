import type { Projection } from '#kernel/projection.js';
import type { RunEvent } from '#domain/run/run.events.js';
import { byRun } from '../keys.js';
import { onRow } from '../on-row.js';
import { enqueuedRun, returnedRun } from './enqueued-run.js';
import type { RunRow } from './run.row.js';

/** Every run there ever was, one row each (P3, P4). */
export const runs: Projection<RunRow, RunEvent> = {
  name: 'runs',
  version: 1,
  columns: {
    environmentId: 'text',
    groupId: 'text',
    flowId: 'text',
    connectionId: 'text',
    botId: 'text',
    callerId: 'text',
    correlationKey: 'text',
    status: 'text',
    priority: 'text',
    code: 'text',
    queuedAt: 'integer',
    startedAt: 'integer',
    endedAt: 'integer',
  },
  indexes: [
    ['environmentId', 'queuedAt'],
    ['environmentId', 'status', 'queuedAt'],
    ['groupId', 'queuedAt'],
    ['groupId', 'status', 'queuedAt'],
    ['correlationKey', 'queuedAt'],
    ['flowId', 'queuedAt'],
    // Without the environment in front only runs that have started, or ended, stand in them: once each, not at every step.
    ['startedAt'],
    ['endedAt'],
  ],
  on: {
    RunEnqueued: { key: byRun, row: (_, event) => enqueuedRun(event), begins: true },
    RunAssigned: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'assigned',
      botId: data.botId,
      claim: data.claim,
      image: data.image,
      assignedAt: data.assignedAt,
      acknowledgeDeadline: data.acknowledgeDeadline,
    })),
    RunReturnedToQueue: onRow(byRun, (row, { data }) => returnedRun(row, data.queueDeadline)),
    RunStarted: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'running',
      startedAt: data.startedAt,
      runDeadline: data.runDeadline,
    })),
    RunCancellationRequested: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'cancelling',
      cancellation: {
        reason: null,
        requestedBy: data.requestedBy,
        requestedAt: data.requestedAt,
        forceAt: data.forceAt,
        commentId: data.commentId,
      },
    })),
    RunSucceeded: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'succeeded',
      endedAt: data.endedAt,
      outputsId: data.outputsId,
      outputsBytes: data.outputsBytes,
    })),
    RunFailed: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'failed',
      endedAt: data.endedAt,
      code: data.code,
      exitCode: data.exitCode,
      signal: data.signal,
    })),
    RunCancelled: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'cancelled',
      endedAt: data.endedAt,
      cancellation: {
        reason: data.reason,
        requestedBy: data.requestedBy,
        requestedAt: row.cancellation?.requestedAt ?? data.endedAt,
        forceAt: row.cancellation?.forceAt ?? null,
        commentId: data.commentId,
      },
    })),
    RunTimedOut: onRow(byRun, (row, { data }) => ({
      ...row,
      status: 'timedOut',
      endedAt: data.endedAt,
      code: data.code,
      timedOutWhere: data.where,
    })),
  },
};
