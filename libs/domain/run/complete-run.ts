import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import { cancelledAsAsked, endOf, failed, type Ending } from './end-of-run.js';
import { timedOutRunning } from './expire-run.js';
import type { RunCommand } from './run.commands.js';
import type { RunEvent } from './run.events.js';
import { isTurnOf, type Cancelling, type Running, type RunState } from './run.state.js';

type CompleteRun = DataOf<RunCommand, 'CompleteRun'>;

/** The word of the bot that has the run. Said again after the end it changes nothing; from any other bot it is refused. */
export function completeRun({ outcome, ...by }: CompleteRun, run: RunState, ending: Ending): RunEvent[] {
  switch (run.status) {
    case 'absent':
      return reject('run-not-found');
    case 'queued':
      return reject('run-not-yours');
    case 'assigned':
      return isTurnOf(by, run.turn) ? reject('run-not-started') : reject('run-not-yours');
    case 'running':
    case 'cancelling':
      return isTurnOf(by, run.turn) ? [endBy(outcome, run, ending)] : reject('run-not-yours');
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'timedOut':
      return isTurnOf(by, run.turn) ? [] : reject('run-not-yours');
  }
  return assertNever(run);
}

function endBy(outcome: CompleteRun['outcome'], run: Running | Cancelling, ending: Ending): RunEvent {
  switch (outcome.kind) {
    case 'succeeded': {
      // Also when it was being cancelled: what is done is done.
      const { outputsId, outputsBytes } = outcome;
      return { type: 'RunSucceeded', data: { ...endOf(run, ending), outputsId, outputsBytes } };
    }
    case 'failed':
      return run.status === 'cancelling' ? cancelledAsAsked(run, ending) : failed(run, ending, outcome.code, outcome);
    case 'cancelled':
      // Nobody asked for it: the agent ended the flow because it could not renew its lease.
      return run.status === 'cancelling' ? cancelledAsAsked(run, ending) : failed(run, ending, 'LeaseLost');
    case 'timedOut':
      if (ending.now < run.runDeadline) reject('too-early', { deadline: run.runDeadline });
      return timedOutRunning(run, ending);
  }
  return assertNever(outcome);
}
