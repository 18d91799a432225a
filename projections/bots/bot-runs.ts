import { ignored, type Folds } from '#kernel/fold.js';
import type { RunEvent } from '#domain/run/run.events.js';
import { byBot, byBotIfAny } from '../keys.js';
import { onRow } from '../on-row.js';
import type { BotRow } from './bot.row.js';

/** What runs make of their bot: busy, and idle again. */
export const botRuns: Folds<BotRow, RunEvent> = {
  RunEnqueued: ignored,
  RunAssigned: onRow(byBot, (row, { data }) => runArrives(row, data)),
  RunReturnedToQueue: onRow(byBot, (row, { data }) => runLeaves(row, data.runId, data.returnedAt)),
  RunStarted: ignored,
  RunCancellationRequested: ignored,
  RunSucceeded: onRow(byBotIfAny, (row, { data }) => runEnds(row, data)),
  RunFailed: onRow(byBotIfAny, (row, { data }) => runEnds(row, data)),
  RunCancelled: onRow(byBotIfAny, (row, { data }) => runEnds(row, data)),
  RunTimedOut: onRow(byBotIfAny, (row, { data }) => runEnds(row, data)),
};

/** The loss of a bot may stand before the assignment that it crossed: then the bot keeps leaving, with the run on it. */
function runArrives(row: BotRow, { runId, claim }: { runId: string; claim: number }): BotRow {
  switch (row.status) {
    case 'reserved':
    case 'provisioning':
      throw new Error(`run ${runId} was assigned to bot ${row.botId}, which has not enrolled`);
    case 'idle':
    case 'busy':
      return { ...row, status: 'busy', idleSince: null, runId, claim };
    case 'leaving':
    case 'deleted':
      return { ...row, runId, claim };
  }
}

type End = { readonly runId: string; readonly startedAt: number | null; readonly endedAt: number };

function runEnds(row: BotRow, end: End): BotRow {
  const left = runLeaves(row, end.runId, end.endedAt);
  return end.startedAt === null ? left : { ...left, runsDone: left.runsDone + 1 };
}

/** A bot that offered itself anew may have another run by the time the one before is given up. */
function runLeaves(row: BotRow, runId: string, at: number): BotRow {
  if (row.runId !== runId) return row;
  const free = { ...row, runId: null, claim: null };
  return row.status === 'busy' ? { ...free, status: 'idle', idleSince: at } : free;
}
