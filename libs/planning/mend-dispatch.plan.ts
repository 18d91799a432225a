import type { RunStatus } from '#domain/run/run.events.js';

/** Sessions that are taken for a run, and the rows of those runs, read after the sessions. */
export type TakenSession = { readonly botId: string; readonly claim: number; readonly runId: string };
export type TakenRun = {
  readonly runId: string;
  readonly status: RunStatus;
  /** The bot and claim that the run was last assigned to, also where it has gone back to the queue since; else `null`. */
  readonly botId: string | null;
  readonly claim: number | null;
};

export type DispatchMend =
  /** Tell the run's stream again that it goes to this bot. Only the stream knows: where it refuses, free the claim. */
  | { readonly kind: 'assignAgain'; readonly runId: string; readonly botId: string; readonly claim: number }
  /** Give the claim back: its run has ended elsewhere, or there is no such run. */
  | { readonly kind: 'free'; readonly runId: string; readonly botId: string; readonly claim: number };

/**
 * A crash may come between taking a bot's session and telling the run. The session then names a run that does not name the
 * bot, and the bot would wait for ever. A row may lag behind its run, so an open run is never judged by its row: only an end
 * is final.
 */
export function planDispatchMends(
  sessions: readonly TakenSession[],
  runs: readonly TakenRun[],
): readonly DispatchMend[] {
  const runsById = new Map(runs.map((run) => [run.runId, run]));
  return sessions.flatMap(({ runId, botId, claim }): readonly DispatchMend[] => {
    const run = runsById.get(runId);
    if (run === undefined) return [{ kind: 'free', runId, botId, claim }];
    if (run.botId === botId && run.claim === claim) return [];
    return [isOpen(run.status) ? { kind: 'assignAgain', runId, botId, claim } : { kind: 'free', runId, botId, claim }];
  });
}

function isOpen(status: RunStatus): boolean {
  switch (status) {
    case 'queued':
    case 'assigned':
    case 'running':
    case 'cancelling':
      return true;
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'timedOut':
      return false;
  }
}
