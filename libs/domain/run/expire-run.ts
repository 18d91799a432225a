import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { cancelledAsAsked, endOf, type Ending } from './end-of-run.js';
import type { RunEvent } from './run.events.js';
import type { Cancelling, Queued, Running, RunState } from './run.state.js';

/** S62, S63. Timers fire early or twice: only the run knows whether it is late. */
export function expireRun(run: RunState, ending: Ending): RunEvent[] {
  switch (run.status) {
    case 'absent':
      return reject('run-not-found');
    case 'queued':
      return ending.now < run.queueDeadline ? [] : [timedOutWaiting(run, ending)];
    case 'assigned': // It found its bot in time. Should it come back, its queue deadline still holds.
      return [];
    case 'running':
    case 'cancelling':
      return ending.now < run.runDeadline ? [] : [timedOutRunning(run, ending)];
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'timedOut':
      return [];
  }
  return assertNever(run);
}

const timedOutWaiting = (run: Queued, ending: Ending): RunEvent => ({
  type: 'RunTimedOut',
  data: { ...endOf(run, ending), where: 'queue', code: 'NoCandidateMachine', deadline: run.queueDeadline },
});

/** Whoever asked for its end gets that answer, even if the deadline came first. */
export const timedOutRunning = (run: Running | Cancelling, ending: Ending): RunEvent =>
  run.status === 'cancelling'
    ? cancelledAsAsked(run, ending)
    : {
        type: 'RunTimedOut',
        data: { ...endOf(run, ending), where: 'execution', code: 'RunTimedOut', deadline: run.runDeadline },
      };
