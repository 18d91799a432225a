import type { Moment } from '../moment.js';

/** What the guard starts. It comes by pipe, never as an argument or variable that others could read. */
export type FlowOrder = {
  readonly runId: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Becomes the flow's standard input. */
  readonly inputsFile: string;
};

/** From agent to guard, as lines of JSON on the guard's standard input. Its end means that the agent is gone. */
export type ToGuard =
  | { readonly kind: 'start'; readonly order: FlowOrder; readonly mayRunUntil: Moment }
  | { readonly kind: 'extend'; readonly mayRunUntil: Moment }
  | { readonly kind: 'terminate'; readonly graceMs: number }
  | { readonly kind: 'force' };

/** From guard to agent, as lines of JSON on file descriptor {@link REPORTS_FD}. `ended` comes when the whole tree is gone. */
export type FromGuard =
  | { readonly kind: 'not-started'; readonly detail: string }
  | { readonly kind: 'ended'; readonly exitCode: number | null; readonly signal: string | null };

export const REPORTS_FD = 3;

/** Where the flow's output goes: both its streams share one descriptor, so what it writes stays in order. */
export const OUTPUT_FD = 1;

export const asLine = (message: ToGuard | FromGuard): string => `${JSON.stringify(message)}\n`;
