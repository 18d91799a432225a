import assert from 'node:assert/strict';
import type { DataOf } from '#kernel/message.js';
import { reject } from '../rejections.js';
import { fitsInALine } from '../text.js';
import type { RunCommand } from './run.commands.js';
import type { RunEvent } from './run.events.js';
import type { RunFacts, RunTarget } from './run.facts.js';
import type { RunState } from './run.state.js';

/** P4: of a run's inputs, as JSON text. */
export const MAX_INPUTS_BYTES = 2 * 1024 * 1024;
export const MAX_CORRELATION_KEY_CHARACTERS = 200;

type EnqueueRun = DataOf<RunCommand, 'EnqueueRun'>;

/** S3, S59, S60: a run waits on one group, for the queue time-out in force now (S62, X18). */
export function enqueueRun(wish: EnqueueRun, run: RunState, { policies, target }: RunFacts, now: number): RunEvent[] {
  if (run.status !== 'absent') return isSameRun(wish, run) ? [] : reject('idempotency-key-used');
  assert(target, 'an EnqueueRun is decided with what it names');
  refuseUnfit(wish);
  refuseUnlessWhole(wish, target);
  if (target.waiting >= policies.queueMaximumRuns) reject('queue-full', { maximum: policies.queueMaximumRuns });
  return [
    {
      type: 'RunEnqueued',
      data: {
        environmentId: wish.environmentId,
        groupId: wish.groupId,
        runId: wish.runId,
        flowId: wish.flowId,
        flowVersion: wish.flowVersion,
        priority: wish.priority,
        queuedAt: now,
        connectionId: wish.connectionId,
        mode: 'unattended',
        queueDeadline: now + policies.queueTimeoutMs,
        inputsId: wish.inputsId,
        inputsBytes: wish.inputsBytes,
        correlationKey: wish.correlationKey,
        callerId: wish.callerId,
        attempt: 1,
      },
    },
  ];
}

function refuseUnfit({ mode, inputsBytes, correlationKey }: EnqueueRun): void {
  if (mode !== 'unattended') reject('attended-not-supported');
  if (inputsBytes > MAX_INPUTS_BYTES) reject('inputs-too-large', { maximumBytes: MAX_INPUTS_BYTES });
  if (correlationKey !== null && !fitsInALine(correlationKey, MAX_CORRELATION_KEY_CHARACTERS)) {
    reject('correlation-key-invalid', { maximumCharacters: MAX_CORRELATION_KEY_CHARACTERS });
  }
}

/** The group takes runs, the connection is this group's and whole, and the version of the flow exists. */
function refuseUnlessWhole({ groupId, flowVersion }: EnqueueRun, { group, connection, flow }: RunTarget): void {
  if (group === undefined) reject('group-not-found');
  if (group.status === 'deleting') reject('group-being-deleted');
  if (group.status === 'deleted') reject('group-deleted');
  if (connection === undefined) reject('connection-not-found');
  if (connection.groupId !== groupId) reject('connection-of-another-group');
  if (connection.status === 'deleted') reject('connection-deleted');
  if (connection.status === 'groupGone') reject('connection-broken', { lacks: 'group' });
  if (connection.status === 'credentialGone') reject('connection-broken', { lacks: 'credential' });
  if (flow === undefined) reject('flow-not-found');
  const { latestVersion } = flow;
  if (!Number.isInteger(flowVersion) || flowVersion < 1 || flowVersion > latestVersion) {
    reject('flow-version-not-found', { latestVersion });
  }
}

const isSameRun = (wish: EnqueueRun, { core }: Exclude<RunState, { status: 'absent' }>): boolean =>
  wish.groupId === core.groupId && wish.flowId === core.flowId && wish.flowVersion === core.flowVersion;
