import type { RunEvent } from '#domain/run/run.events.js';
import { eventOf } from './event-of.js';

const runEvent = eventOf<RunEvent>();

const queued = {
  environmentId: 'default',
  groupId: 'group-1',
  runId: 'run-1',
  flowId: 'flow-1',
  flowVersion: 1,
  priority: 'normal',
  queuedAt: 100,
} as const;
const onBot = { ...queued, botId: 'bot-1', claim: 1, image: { imageId: 'image-1', version: 1 } };
const end = {
  ...onBot,
  left: 'running',
  startedAt: 300,
  endedAt: 400,
  groupActiveUntil: 10_400,
} as const;
const neverOnABot = { left: 'queued', startedAt: null, botId: null, image: null, groupActiveUntil: null } as const;

export const runEnqueued = runEvent('RunEnqueued', {
  ...queued,
  connectionId: 'connection-1',
  mode: 'unattended',
  queueDeadline: 1_000,
  inputsId: 'inputs-1',
  inputsBytes: 20,
  correlationKey: null,
  callerId: 'person-1',
  attempt: 1,
});
export const runAssigned = runEvent('RunAssigned', { ...onBot, assignedAt: 200, acknowledgeDeadline: 230 });
export const runReturned = runEvent('RunReturnedToQueue', {
  ...onBot,
  reason: 'notAcknowledged',
  returnedAt: 230,
  queueDeadline: 1_000,
});
export const runStarted = runEvent('RunStarted', { ...onBot, startedAt: 300, runDeadline: 5_000 });
export const runCancellationRequested = runEvent('RunCancellationRequested', {
  ...onBot,
  startedAt: 300,
  requestedAt: 350,
  requestedBy: 'person-1',
  forceAt: 380,
  commentId: 'comment-1',
});
export const runSucceeded = runEvent('RunSucceeded', { ...end, outputsId: 'outputs-1', outputsBytes: 30 });
export const runFailed = runEvent('RunFailed', { ...end, code: 'FlowFailed', exitCode: 2, signal: null });
export const runCancelled = runEvent('RunCancelled', {
  ...end,
  reason: 'person',
  requestedBy: 'person-1',
  commentId: 'comment-1',
});
export const runTimedOut = runEvent('RunTimedOut', {
  ...end,
  where: 'execution',
  code: 'RunTimedOut',
  deadline: 5_000,
});
export const runTimedOutInQueue = runEvent('RunTimedOut', {
  ...end,
  ...neverOnABot,
  where: 'queue',
  code: 'NoCandidateMachine',
  deadline: 1_000,
  endedAt: 1_000,
});
export const runCancelledInQueue = runEvent('RunCancelled', {
  ...end,
  ...neverOnABot,
  reason: 'groupDeleted',
  requestedBy: 'system:group-deletion',
  commentId: null,
});
