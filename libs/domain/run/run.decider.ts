import type { Decider } from '#kernel/decider.js';
import { assertNever } from '#kernel/never.js';
import { cancelRun } from './cancel-run.js';
import { completeRun } from './complete-run.js';
import { enqueueRun } from './enqueue-run.js';
import { expireRun } from './expire-run.js';
import type { RunCommand } from './run.commands.js';
import type { RunEvent } from './run.events.js';
import type { RunFacts } from './run.facts.js';
import { evolve, type RunState } from './run.state.js';
import { assignRun, loseRun, returnRun, startRun } from './turn-of-run.js';

/**
 * One run, from the queue to its end: at most one bot at a time, exactly one end.
 *
 * queued → assigned → running → (cancelling →) an end; from assigned back to queued as long as the flow has not started.
 */
export const runDecider: Decider<RunCommand, RunState, RunEvent, RunFacts> = {
  kind: 'run',
  stateVersion: 2,
  initial: { status: 'absent' },
  decide,
  evolve,
};

/** Limits are those in force now, and are written into the events that they govern (X18). */
function decide({ type, data }: RunCommand, run: RunState, facts: RunFacts, now: number): readonly RunEvent[] {
  const { acknowledgeTimeoutMs, runTimeoutMs, cancelGraceMs, inactivityTimeoutMs } = facts.policies;
  const ending = { now, inactivityTimeoutMs };
  switch (type) {
    case 'EnqueueRun':
      return enqueueRun(data, run, facts, now);
    case 'AssignRun':
      return assignRun(data, run, acknowledgeTimeoutMs, now);
    case 'StartRun':
      return startRun(data, run, runTimeoutMs, now);
    case 'ReturnRun':
      return returnRun(data, run, now);
    case 'LoseRun':
      return loseRun(data, run, ending);
    case 'CancelRun':
      return cancelRun(data, run, ending, cancelGraceMs);
    case 'ExpireRun':
      return expireRun(run, ending);
    case 'CompleteRun':
      return completeRun(data, run, ending);
  }
  return assertNever(type);
}
