import { ignored } from '#kernel/fold.js';
import type { DataOf } from '#kernel/message.js';
import type { Saga } from '#kernel/saga.js';
import type { RunCommand } from '#domain/run/run.commands.js';
import type { RunEvent } from '#domain/run/run.events.js';

type OfRun = { readonly environmentId: string; readonly runId: string };

export type RunTimeoutState = OfRun &
  (
    | { readonly phase: 'waiting'; readonly queueDeadline: number }
    | {
        readonly phase: 'assigned';
        readonly botId: string;
        readonly claim: number;
        readonly acknowledgeDeadline: number;
      }
    | { readonly phase: 'running'; readonly runDeadline: number }
  );

type Command = Extract<RunCommand, { type: 'ExpireRun' | 'ReturnRun' }>;

/**
 * A run waits three hours at most (S62, X1) and runs twenty-four (S63); a bot that does not acknowledge it in time has to
 * give it back. The deadlines are those that the events carry (X18).
 */
export const runTimeout: Saga<RunTimeoutState, RunEvent, Command, 'run-not-found'> = {
  name: 'run-timeout',
  version: 1,
  on: {
    RunEnqueued: { key: byRun, row: (_, { data }) => waiting(data), begins: true },
    RunAssigned: {
      key: byRun,
      row: (_, { data }) => ({
        ...ofRun(data),
        phase: 'assigned',
        botId: data.botId,
        claim: data.claim,
        acknowledgeDeadline: data.acknowledgeDeadline,
      }),
    },
    RunReturnedToQueue: { key: byRun, row: (_, { data }) => waiting(data) },
    RunStarted: {
      key: byRun,
      row: (_, { data }) => ({ ...ofRun(data), phase: 'running', runDeadline: data.runDeadline }),
    },
    /** Its agent ends it by force; should that agent be gone for good, the deadline of the run still holds. */
    RunCancellationRequested: ignored,
    RunSucceeded: { key: byRun, row: over },
    RunFailed: { key: byRun, row: over },
    RunCancelled: { key: byRun, row: over },
    RunTimedOut: { key: byRun, row: over },
  },
  next: (state) => {
    const { environmentId, runId } = state;
    switch (state.phase) {
      case 'waiting':
        return { at: state.queueDeadline, command: { type: 'ExpireRun', data: { environmentId, runId } } };
      case 'assigned': {
        const { botId, claim } = state;
        const command = { type: 'ReturnRun', data: { environmentId, runId, botId, claim } } as const;
        return { at: state.acknowledgeDeadline, command };
      }
      case 'running':
        return { at: state.runDeadline, command: { type: 'ExpireRun', data: { environmentId, runId } } };
    }
  },
  onRejected: { 'run-not-found': 'park' },
};

function byRun({ data }: { readonly data: OfRun }): string {
  return data.runId;
}

const ofRun = ({ environmentId, runId }: OfRun): OfRun => ({ environmentId, runId });

const waiting = (data: Pick<DataOf<RunEvent, 'RunEnqueued'>, 'environmentId' | 'runId' | 'queueDeadline'>) =>
  ({ ...ofRun(data), phase: 'waiting', queueDeadline: data.queueDeadline }) as const;

function over(): undefined {
  return undefined;
}
