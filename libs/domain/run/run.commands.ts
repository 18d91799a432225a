import type { Message } from '#kernel/message.js';
import type { ImageVersion } from '../hosted-groups/hosted-groups.events.js';
import type { Priority, RunFailureCode } from './run.events.js';

type OfRun = { readonly environmentId: string; readonly runId: string };
type OnBot = OfRun & { readonly botId: string; readonly claim: number };

export type RunCommand =
  | Message<
      'EnqueueRun',
      OfRun & {
        readonly groupId: string;
        readonly flowId: string;
        readonly flowVersion: number;
        readonly connectionId: string;
        /** X21: anything but `unattended` is refused. */
        readonly mode: string;
        readonly priority: Priority;
        readonly inputsId: string | null;
        readonly inputsBytes: number;
        readonly correlationKey: string | null;
        readonly callerId: string;
      }
    >
  | Message<'AssignRun', OnBot & { readonly image: ImageVersion }>
  /** The agent acknowledges. A repeat by the same bot and claim is `[]`; by any other it is refused as `run-not-yours`. */
  | Message<'StartRun', OnBot>
  /** Not acknowledged in time; `[]` before the deadline or when it was. */
  | Message<'ReturnRun', OnBot>
  /** The bot is lost: before the start the run goes back to its place, after it the run fails with BotLost. */
  | Message<'LoseRun', OfRun & { readonly botId: string }>
  | Message<
      'CancelRun',
      OfRun & {
        readonly reason: 'person' | 'groupDeleted' | 'connectionDeleted';
        readonly requestedBy: string;
        readonly commentId: string | null;
      }
    >
  /** Timers fire early or twice: only the run knows whether it is late. */
  | Message<'ExpireRun', OfRun>
  | Message<
      'CompleteRun',
      OnBot & {
        readonly outcome:
          | { readonly kind: 'succeeded'; readonly outputsId: string | null; readonly outputsBytes: number }
          | {
              readonly kind: 'failed';
              readonly code: RunFailureCode;
              readonly exitCode: number | null;
              readonly signal: string | null;
            }
          | { readonly kind: 'cancelled' }
          | { readonly kind: 'timedOut' };
      }
    >;
