import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { cancelledAsAsked, failed, type Ending } from './end-of-run.js';
import type { RunCommand } from './run.commands.js';
import type { RunEvent } from './run.events.js';
import { isEnded, isTurnOf, type Assigned, type RunState } from './run.state.js';

type On<Type extends RunCommand['type']> = DataOf<RunCommand, Type>;

/** A run goes to one bot, and only from the queue. One that is past its queue deadline is left to expire (S62). */
export function assignRun(
  { botId, claim, image }: On<'AssignRun'>,
  run: RunState,
  acknowledgeTimeoutMs: number,
  now: number,
): RunEvent[] {
  if (run.status === 'absent') reject('run-not-found');
  if (isEnded(run)) reject('run-already-ended', { status: run.status });
  if (run.status !== 'queued') {
    return isTurnOf({ botId, claim }, run.turn) ? [] : reject('run-not-queued', { status: run.status });
  }
  if (now > run.queueDeadline) reject('queue-deadline-passed', { deadline: run.queueDeadline });
  const acknowledgeDeadline = now + acknowledgeTimeoutMs;
  return [{ type: 'RunAssigned', data: { ...run.core, botId, claim, image, assignedAt: now, acknowledgeDeadline } }];
}

/** S63: the flow may start once this has happened. A late acknowledgement counts as long as the run was not taken back. */
export function startRun(by: On<'StartRun'>, run: RunState, runTimeoutMs: number, now: number): RunEvent[] {
  if (run.status === 'absent') reject('run-not-found');
  if (isEnded(run)) reject('run-already-ended', { status: run.status });
  if (run.status === 'queued' || !isTurnOf(by, run.turn)) reject('run-not-yours');
  if (run.status !== 'assigned') return [];
  return [{ type: 'RunStarted', data: { ...run.core, ...run.turn, startedAt: now, runDeadline: now + runTimeoutMs } }];
}

/** Not acknowledged in time: the run goes back to its old place. */
export function returnRun(by: On<'ReturnRun'>, run: RunState, now: number): RunEvent[] {
  if (run.status === 'absent') reject('run-not-found');
  if (run.status !== 'assigned' || !isTurnOf(by, run.turn) || now < run.acknowledgeDeadline) return [];
  return [returned(run, 'notAcknowledged', now)];
}

/** A flow that may have acted is never run twice silently: only a run that had not started goes back to the queue. */
export function loseRun({ botId }: On<'LoseRun'>, run: RunState, ending: Ending): RunEvent[] {
  switch (run.status) {
    case 'absent':
      return reject('run-not-found');
    case 'assigned':
      return run.turn.botId === botId ? [returned(run, 'botLost', ending.now)] : [];
    case 'running':
      return run.turn.botId === botId ? [failed(run, ending, 'BotLost')] : [];
    case 'cancelling':
      return run.turn.botId === botId ? [cancelledAsAsked(run, ending)] : [];
    case 'queued':
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'timedOut':
      return [];
  }
  return assertNever(run);
}

const returned = (run: Assigned, reason: 'botLost' | 'notAcknowledged', now: number): RunEvent => ({
  type: 'RunReturnedToQueue',
  data: { ...run.core, ...run.turn, reason, returnedAt: now, queueDeadline: run.queueDeadline },
});
