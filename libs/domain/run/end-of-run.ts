import type { RunEvent, RunFailureCode } from './run.events.js';
import type { Cancelling, OpenRun } from './run.state.js';

/** How a run ends: at what time, and for how long its group counts as active because of it (S109, X5). */
export type Ending = { readonly now: number; readonly inactivityTimeoutMs: number };

/** What every end carries. A run that never started is no activity of its group. */
export function endOf(run: OpenRun, { now, inactivityTimeoutMs }: Ending) {
  const startedAt = 'startedAt' in run ? run.startedAt : null;
  return {
    ...run.core,
    left: run.status,
    startedAt,
    botId: 'turn' in run ? run.turn.botId : null,
    image: 'turn' in run ? run.turn.image : null,
    endedAt: now,
    groupActiveUntil: startedAt === null ? null : now + inactivityTimeoutMs,
  };
}

export const failed = (
  run: OpenRun,
  ending: Ending,
  code: RunFailureCode,
  { exitCode, signal }: { exitCode: number | null; signal: string | null } = { exitCode: null, signal: null },
): RunEvent => ({ type: 'RunFailed', data: { ...endOf(run, ending), code, exitCode, signal } });

/** The end of a run that was running when a person cancelled it. */
export const cancelledAsAsked = (run: Cancelling, ending: Ending): RunEvent => ({
  type: 'RunCancelled',
  data: { ...endOf(run, ending), reason: 'person', requestedBy: run.requestedBy, commentId: run.commentId },
});
