import { defaultPolicies } from '../../environment/policies.js';
import type { RunCommand } from '../run.commands.js';
import type { RunEvent } from '../run.events.js';
import type { RunFacts, RunTarget } from '../run.facts.js';

/** The words of which specs tell what befell one run: queued at 0, assigned at 10, started at 20, unless told otherwise. */
export const QUEUE_DEADLINE = 100;
export const ACKNOWLEDGE_DEADLINE = 40;
export const RUN_DEADLINE = 1_000;

export const ofRun = { environmentId: 'default', runId: 'run-1' };
export const core = {
  ...ofRun,
  groupId: 'group-1',
  flowId: 'flow-1',
  flowVersion: 1,
  priority: 'normal',
  queuedAt: 0,
} as const;
export const image = { imageId: 'image-1', version: 1 };
export const turn = { botId: 'bot-1', claim: 1 };
export const otherTurn = { botId: 'bot-2', claim: 1 };

export const enqueued: RunEvent = {
  type: 'RunEnqueued',
  data: {
    ...core,
    connectionId: 'connection-1',
    mode: 'unattended',
    queueDeadline: QUEUE_DEADLINE,
    inputsId: null,
    inputsBytes: 0,
    correlationKey: null,
    callerId: 'subject-1',
    attempt: 1,
  },
};
export const assigned: RunEvent = {
  type: 'RunAssigned',
  data: { ...core, ...turn, image, assignedAt: 10, acknowledgeDeadline: ACKNOWLEDGE_DEADLINE },
};
export const returned: RunEvent = {
  type: 'RunReturnedToQueue',
  data: { ...core, ...turn, image, reason: 'notAcknowledged', returnedAt: 40, queueDeadline: QUEUE_DEADLINE },
};
export const started: RunEvent = {
  type: 'RunStarted',
  data: { ...core, ...turn, image, startedAt: 20, runDeadline: RUN_DEADLINE },
};
export const cancellationRequested: RunEvent = {
  type: 'RunCancellationRequested',
  data: {
    ...core,
    ...turn,
    image,
    startedAt: 20,
    requestedAt: 50,
    requestedBy: 'subject-2',
    forceAt: 80,
    commentId: 'comment-1',
  },
};

export const waiting = [enqueued] as const;
export const onBot = [enqueued, assigned] as const;
export const running = [enqueued, assigned, started] as const;
export const cancelling = [enqueued, assigned, started, cancellationRequested] as const;

/** What every end says of a run that ended while it waited … */
export const endInQueue = (endedAt: number) => ({
  ...core,
  left: 'queued' as const,
  startedAt: null,
  botId: null,
  image: null,
  endedAt,
  groupActiveUntil: null,
});
/** … and while a bot executed it: its group counts as active for the inactivity time-out from then on. */
export const endOnBot = (endedAt: number, left: 'running' | 'cancelling' = 'running') => ({
  ...core,
  left,
  startedAt: 20,
  botId: 'bot-1',
  image,
  endedAt,
  groupActiveUntil: endedAt + defaultPolicies.inactivityTimeoutMs,
});

export const target: RunTarget = {
  group: { status: 'active' },
  connection: { groupId: 'group-1', status: 'whole' },
  flow: { latestVersion: 2 },
  waiting: 0,
};
export const facts: RunFacts = { policies: defaultPolicies, target: undefined };
export const factsOf = (changes: Partial<RunTarget>): RunFacts => ({
  policies: defaultPolicies,
  target: { ...target, ...changes },
});

export const enqueue: Extract<RunCommand, { type: 'EnqueueRun' }> = {
  type: 'EnqueueRun',
  data: {
    ...ofRun,
    groupId: 'group-1',
    flowId: 'flow-1',
    flowVersion: 1,
    connectionId: 'connection-1',
    mode: 'unattended',
    priority: 'normal',
    inputsId: null,
    inputsBytes: 0,
    correlationKey: null,
    callerId: 'subject-1',
  },
};
export const assign = (by = turn): RunCommand => ({ type: 'AssignRun', data: { ...ofRun, ...by, image } });
export const start = (by = turn): RunCommand => ({ type: 'StartRun', data: { ...ofRun, ...by } });
export const giveBack = (by = turn): RunCommand => ({ type: 'ReturnRun', data: { ...ofRun, ...by } });
export const lose = (botId = turn.botId): RunCommand => ({ type: 'LoseRun', data: { ...ofRun, botId } });
export const expire: RunCommand = { type: 'ExpireRun', data: ofRun };
export const cancel = (reason: 'person' | 'groupDeleted' | 'connectionDeleted' = 'person'): RunCommand => ({
  type: 'CancelRun',
  data: { ...ofRun, reason, requestedBy: 'subject-2', commentId: 'comment-1' },
});

type Outcome = Extract<RunCommand, { type: 'CompleteRun' }>['data']['outcome'];
export const succeeded: Outcome = { kind: 'succeeded', outputsId: 'outputs-1', outputsBytes: 12 };
export const flowFailed: Outcome = { kind: 'failed', code: 'FlowFailed', exitCode: 3, signal: null };
export const complete = (outcome: Outcome, by = turn): RunCommand => ({
  type: 'CompleteRun',
  data: { ...ofRun, ...by, outcome },
});
