import type { Position } from '#kernel/message.js';
import type { ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';
import type { Priority, RunFailureCode, RunStatus } from '#domain/run/run.events.js';

/** A run from queue to end, with all that its page shows; names, log and payloads are joined when asked for. Times in ms. */
export type RunRow = {
  readonly runId: string;
  readonly environmentId: string;
  readonly groupId: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly connectionId: string;
  readonly callerId: string;
  readonly correlationKey: string | null;
  readonly mode: 'unattended';
  readonly priority: Priority;
  readonly attempt: number;
  readonly inputsId: string | null;
  readonly inputsBytes: number;

  readonly status: RunStatus;
  readonly queuedAt: number;
  /** The position of its first event: its place among runs queued in the same millisecond. */
  readonly place: Position;
  /** Sorts as the queue does; see `turnOf`. */
  readonly turn: string;
  readonly queueDeadline: number;

  /** The bot that has or had it; `null` while it waits, and for a run that ended waiting. */
  readonly botId: string | null;
  readonly claim: number | null;
  readonly image: ImageVersion | null;
  readonly assignedAt: number | null;
  readonly acknowledgeDeadline: number | null;
  readonly startedAt: number | null;
  readonly runDeadline: number | null;

  readonly cancellation: RunCancellation | null;

  readonly endedAt: number | null;
  readonly code: RunFailureCode | 'NoCandidateMachine' | 'RunTimedOut' | null;
  readonly timedOutWhere: 'queue' | 'execution' | null;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly outputsId: string | null;
  readonly outputsBytes: number;
};

/** Who wanted it to end, and why. What they wrote stands in the payload store. */
export type RunCancellation = {
  readonly reason: 'person' | 'groupDeleted' | 'connectionDeleted' | null;
  readonly requestedBy: string;
  readonly requestedAt: number;
  /** When the flow is ended by force; `null` where it had not been started. */
  readonly forceAt: number | null;
  readonly commentId: string | null;
};
