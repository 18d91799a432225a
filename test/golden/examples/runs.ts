import type { RunEvent } from '#domain/run/run.events.js';
import type { Examples } from './examples.js';
import { botId, connectionId, flowId, image, minute, ofGroup, personId, runId } from './things.js';

const queued = { ...ofGroup, runId, flowId, flowVersion: 1, priority: 'normal', queuedAt: minute(9) } as const;
const onBot = { ...queued, botId, claim: 1, image } as const;
const end = {
  ...queued,
  left: 'running',
  startedAt: minute(16),
  botId,
  image,
  endedAt: minute(20),
  groupActiveUntil: minute(20 + 28 * 24 * 60),
} as const;

export const runExamples: Examples<RunEvent> = {
  RunEnqueued: {
    ...queued,
    connectionId,
    mode: 'unattended',
    queueDeadline: minute(189),
    inputsId: '4d5e6f7a-8b9c-5d0e-8f1a-2b3c4d5e6f11',
    inputsBytes: 12,
    correlationKey: 'month-end',
    callerId: personId,
    attempt: 1,
  },
  RunAssigned: { ...onBot, assignedAt: minute(15), acknowledgeDeadline: minute(15.5) },
  RunReturnedToQueue: {
    ...onBot,
    reason: 'notAcknowledged',
    returnedAt: minute(15.5),
    queueDeadline: minute(189),
  },
  RunStarted: { ...onBot, startedAt: minute(16), runDeadline: minute(16 + 24 * 60) },
  RunCancellationRequested: {
    ...onBot,
    startedAt: minute(16),
    requestedAt: minute(19),
    requestedBy: personId,
    forceAt: minute(19.5),
    commentId: '6e7f8a9b-0c1d-5e2f-8a3b-4c5d6e7f8a12',
  },
  RunSucceeded: { ...end, outputsId: '8f9a0b1c-2d3e-5f4a-8b5c-6d7e8f9a0b13', outputsBytes: 64 },
  RunFailed: { ...end, code: 'FlowFailed', exitCode: 2, signal: null },
  RunCancelled: {
    ...end,
    left: 'cancelling',
    reason: 'person',
    requestedBy: personId,
    commentId: '6e7f8a9b-0c1d-5e2f-8a3b-4c5d6e7f8a12',
  },
  RunTimedOut: { ...end, where: 'execution', code: 'RunTimedOut', deadline: minute(16 + 24 * 60) },
};
