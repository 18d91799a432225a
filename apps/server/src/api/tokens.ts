import type { Logger } from 'pino';
import type { Metrics } from './health/metrics.js';
import type { Comparison } from '#runtime/compare-rebuild.js';

/** What Nest injects that is no class. */
export const ENGINE = Symbol('engine');
export const API_PARTS = Symbol('api parts');

/** What the API needs beside the engine. */
export type ApiSettings = {
  readonly logger: Logger;
  /** The address that people use, without a slash at its end. Cookies are for HTTPS only where it is HTTPS. */
  readonly publicUrl: string;
  /** Whose word about where a request came from is believed: addresses or networks, with commas between them. */
  readonly trustedProxies?: string | undefined;
  /** Empties a read model and lets its runner fold the whole log anew. */
  readonly rebuild: (projection: string) => Promise<void>;
  /** Folds the log anew beside a read model, and compares byte for byte. */
  readonly compare: (projection: string) => Promise<Comparison>;
  /** Takes a parked row up again, after a fix or a skip. False if it is not parked. */
  readonly takeUp: (runner: string, key: string) => Promise<boolean>;
  /** Aborts when the server stops: open streams end then, so that it need not wait for them. */
  readonly draining: AbortSignal;
  /** How often an open stream asks whether its caller may still see it (I14); 5 s unless told. */
  readonly streamCheckEveryMs?: number;
};

export type ApiParts = ApiSettings & {
  readonly metrics: Metrics;
  /** Keys the digests by which a repeated request is told from another one. */
  readonly digestKey: string;
};
