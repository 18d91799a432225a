import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { endOf, type Ending } from './end-of-run.js';
import type { RunCommand } from './run.commands.js';
import type { RunEvent } from './run.events.js';
import type { RunState } from './run.state.js';

type CancelRun = DataOf<RunCommand, 'CancelRun'>;

/** P2: a waiting run ends at once; a running one is asked to end, and is forced to after a grace. */
export function cancelRun(wish: CancelRun, run: RunState, ending: Ending, cancelGraceMs: number): RunEvent[] {
  const { reason, requestedBy, commentId } = wish;
  switch (run.status) {
    case 'absent':
      return reject('run-not-found');
    case 'queued':
    case 'assigned': // The flow has not started: the agent hears so when it acknowledges.
      return [{ type: 'RunCancelled', data: { ...endOf(run, ending), reason, requestedBy, commentId } }];
    case 'running': {
      // X13: only a person stops what runs. A group or connection that goes away lets its running runs finish.
      if (reason !== 'person') return [];
      const { core, turn, startedAt } = run;
      const forceAt = ending.now + cancelGraceMs;
      const data = { ...core, ...turn, startedAt, requestedAt: ending.now, requestedBy, forceAt, commentId };
      return [{ type: 'RunCancellationRequested', data }];
    }
    case 'cancelling':
    case 'cancelled':
      return [];
    case 'succeeded':
    case 'failed':
    case 'timedOut':
      return reject('run-already-ended', { status: run.status });
  }
  return assertNever(run);
}
