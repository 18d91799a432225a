import type { Bot, Run, ScalingDecision } from '../client/views.js';

/** What the live view shows of one moment. */
export type Snapshot = {
  readonly elapsedMs: number;
  readonly waiting: number;
  readonly running: number;
  readonly over: number;
  readonly whyWaiting: string | undefined;
  /** All that there were, oldest first. */
  readonly bots: readonly Bot[];
  /** Newest first. */
  readonly decisions: readonly ScalingDecision[];
  readonly runs: readonly Run[];
};

export type View = { show(snapshot: Snapshot): void; close(): void };
