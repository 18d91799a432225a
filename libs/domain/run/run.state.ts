import assert from 'node:assert/strict';
import { assertNever } from '#kernel/never.js';
import type { ImageVersion } from '../hosted-groups/hosted-groups.events.js';
import type { OpenRunStatus, Priority, RunEvent, RunStatus } from './run.events.js';

/** What every event of a run carries. */
export type RunCore = {
  readonly environmentId: string;
  readonly groupId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly priority: Priority;
  readonly queuedAt: number;
};

/** One bot's turn; a bot that offers itself again has a higher claim. */
export type Turn = { readonly botId: string; readonly claim: number; readonly image: ImageVersion };

/** What a bot needs besides the flow; only the first event of a run says it. */
export type RunOrdered = { readonly connectionId: string; readonly inputsId: string | null };

type Open = { readonly core: RunCore; readonly ordered: RunOrdered };
type Waiting = Open & { readonly queueDeadline: number };
type Executing = Open & {
  readonly turn: Turn;
  readonly startedAt: number;
  readonly runDeadline: number;
};

/** `returnedFrom`: who had it and did not start it; a claim that still names it has nothing to wait for. */
export type Queued = Waiting & { readonly status: 'queued'; readonly returnedFrom: Turn | null };
export type Assigned = Waiting & {
  readonly status: 'assigned';
  readonly turn: Turn;
  readonly acknowledgeDeadline: number;
};
export type Running = Executing & { readonly status: 'running' };
export type Cancelling = Executing & {
  readonly status: 'cancelling';
  readonly requestedBy: string;
  readonly commentId: string | null;
  /** From when on the flow is ended by force (P2). */
  readonly forceAt: number;
};
export type Ended = {
  readonly status: Exclude<RunStatus, OpenRunStatus>;
  readonly core: RunCore;
  /** Whoever had it at the end, so that a late word from there is known as late. */
  readonly turn: Turn | null;
};

export type OpenRun = Queued | Assigned | Running | Cancelling;
export type RunState = { readonly status: 'absent' } | OpenRun | Ended;

export const isEnded = (run: RunState): run is Ended =>
  run.status === 'succeeded' || run.status === 'failed' || run.status === 'cancelled' || run.status === 'timedOut';

export const isTurnOf = (by: Pick<Turn, 'botId' | 'claim'>, turn: Turn | null): boolean =>
  turn !== null && by.botId === turn.botId && by.claim === turn.claim;

export function evolve(run: RunState, { type, data }: RunEvent): RunState {
  switch (type) {
    case 'RunEnqueued': {
      const { connectionId, inputsId, queueDeadline } = data;
      const ordered = { connectionId, inputsId };
      return { status: 'queued', core: coreOf(data), ordered, queueDeadline, returnedFrom: null };
    }
    case 'RunReturnedToQueue': {
      assert(run.status === 'assigned', 'only an assigned run goes back');
      const { core, ordered } = run;
      return { status: 'queued', core, ordered, queueDeadline: data.queueDeadline, returnedFrom: turnOf(data) };
    }
    case 'RunAssigned':
      assert(run.status === 'queued', 'only a queued run is assigned');
      return { ...run, status: 'assigned', turn: turnOf(data), acknowledgeDeadline: data.acknowledgeDeadline };
    case 'RunStarted': {
      assert(run.status === 'assigned', 'only an assigned run is started');
      const { core, ordered } = run;
      const { startedAt, runDeadline } = data;
      return { status: 'running', core, ordered, turn: turnOf(data), startedAt, runDeadline };
    }
    case 'RunCancellationRequested':
      assert(run.status === 'running', 'only a running run is asked to end');
      return {
        ...run,
        status: 'cancelling',
        requestedBy: data.requestedBy,
        commentId: data.commentId,
        forceAt: data.forceAt,
      };
    case 'RunSucceeded':
      return ended(run, data, 'succeeded');
    case 'RunFailed':
      return ended(run, data, 'failed');
    case 'RunCancelled':
      return ended(run, data, 'cancelled');
    case 'RunTimedOut':
      return ended(run, data, 'timedOut');
  }
  return assertNever(type);
}

const ended = (run: RunState, data: RunCore, status: Ended['status']): Ended => ({
  status,
  core: coreOf(data),
  turn: 'turn' in run ? run.turn : null,
});

const turnOf = ({ botId, claim, image }: Turn): Turn => ({ botId, claim, image });

/** Exactly the shared fields: an event's own ones must not leak into the next event. */
const coreOf = ({ environmentId, groupId, runId, flowId, flowVersion, priority, queuedAt }: RunCore): RunCore => ({
  environmentId,
  groupId,
  runId,
  flowId,
  flowVersion,
  priority,
  queuedAt,
});
