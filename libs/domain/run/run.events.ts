import type { Message } from '#kernel/message.js';
import type { ImageVersion } from '../hosted-groups/hosted-groups.events.js';

type OfRun = { readonly environmentId: string; readonly groupId: string; readonly runId: string };
/** Carried by every event after the first, so that a fold needs nothing but the event. */
type Queued = OfRun & {
  readonly flowId: string;
  readonly flowVersion: number;
  readonly priority: Priority;
  readonly queuedAt: number;
};
/** One bot's turn: `claim` is the number by which the bot offered itself. */
type OnBot = Queued & { readonly botId: string; readonly claim: number; readonly image: ImageVersion };
/** The last moment at which the group still counts as active because of this run (X5); `null` for one that never started. */
type End = Queued & {
  readonly left: OpenRunStatus;
  readonly startedAt: number | null;
  readonly botId: string | null;
  readonly image: ImageVersion | null;
  readonly endedAt: number;
  readonly groupActiveUntil: number | null;
};

export type Priority = 'high' | 'normal';
export type OpenRunStatus = 'queued' | 'assigned' | 'running' | 'cancelling';
export type RunStatus = OpenRunStatus | 'succeeded' | 'failed' | 'cancelled' | 'timedOut';

/** Stable and public. */
export type RunFailureCode =
  | 'BotLost'
  | 'FlowFailed'
  | 'FlowTimedOut'
  | 'SessionCreationError'
  | 'InvalidOutputs'
  | 'OutputsTooLarge'
  | 'LeaseLost';

/** Stored for ever: add fields, never rename one. */
export type RunEvent =
  | Message<
      'RunEnqueued',
      Queued & {
        readonly connectionId: string;
        readonly mode: 'unattended';
        readonly queueDeadline: number;
        /** Reference in the payload store; `null` for a run without inputs. */
        readonly inputsId: string | null;
        readonly inputsBytes: number;
        readonly correlationKey: string | null;
        readonly callerId: string;
        readonly attempt: number;
      }
    >
  | Message<'RunAssigned', OnBot & { readonly assignedAt: number; readonly acknowledgeDeadline: number }>
  /** Back to its old place: the flow had not been started. */
  | Message<
      'RunReturnedToQueue',
      OnBot & {
        readonly reason: 'botLost' | 'notAcknowledged';
        readonly returnedAt: number;
        readonly queueDeadline: number;
      }
    >
  | Message<'RunStarted', OnBot & { readonly startedAt: number; readonly runDeadline: number }>
  | Message<
      'RunCancellationRequested',
      OnBot & {
        readonly startedAt: number;
        readonly requestedAt: number;
        readonly requestedBy: string;
        readonly forceAt: number;
        /** Reference in the payload store of what the person wrote; `null` where they wrote nothing. */
        readonly commentId: string | null;
      }
    >
  | Message<'RunSucceeded', End & { readonly outputsId: string | null; readonly outputsBytes: number }>
  | Message<
      'RunFailed',
      End & { readonly code: RunFailureCode; readonly exitCode: number | null; readonly signal: string | null }
    >
  | Message<
      'RunCancelled',
      End & {
        readonly reason: 'person' | 'groupDeleted' | 'connectionDeleted';
        readonly requestedBy: string;
        readonly commentId: string | null;
      }
    >
  | Message<
      'RunTimedOut',
      End & {
        readonly where: 'queue' | 'execution';
        readonly code: 'NoCandidateMachine' | 'RunTimedOut';
        readonly deadline: number;
      }
    >;
