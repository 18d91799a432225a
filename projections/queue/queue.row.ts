import type { Position } from '#kernel/message.js';
import type { Priority } from '#domain/run/run.events.js';

/** A run that has not started: what the queue shows and the dispatcher plans with. Why it waits is worked out when asked. */
export type QueueRow = {
  readonly runId: string;
  readonly environmentId: string;
  readonly groupId: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly connectionId: string;
  readonly callerId: string;
  readonly priority: Priority;
  readonly queuedAt: number;
  readonly place: Position;
  /** Sorts as the queue does; see `turnOf`. */
  readonly turn: string;
  readonly queueDeadline: number;
} & (
  | { readonly status: 'queued' }
  /** Handed to a bot, which has not acknowledged yet. */
  | {
      readonly status: 'assigned';
      readonly botId: string;
      readonly claim: number;
      readonly assignedAt: number;
      readonly acknowledgeDeadline: number;
    }
);
