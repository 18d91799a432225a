import type { Readable } from 'node:stream';

import type { FlowOrder } from '../guard/guard-messages.js';
import type { Moment } from '../moment.js';

/** How a flow came to its end, once nothing of it runs any more. */
export type FlowExit =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly detail: string }
  /** The guard itself was killed; how the flow would have ended is unknown. */
  | { readonly kind: 'guard-lost' };

/** A flow under way. It ends by itself when its time is not extended, or when this process dies. */
export interface Execution {
  /** What the flow prints on both its streams, in order. */
  readonly output: Readable;
  /** Never rejects. */
  readonly ended: Promise<FlowExit>;
  extend(mayRunUntil: Moment): void;
  /** Asks the flow to end, and ends it by force after `graceMs`. */
  terminate(graceMs: number): void;
  force(): void;
}

/** A way to execute flows. `scratchFolder` is a private folder that lives as long as the run. */
export type Executor = (order: FlowOrder, scratchFolder: string, mayRunUntil: Moment) => Promise<Execution>;
