/** The one source of time. Everything pure gets `now` as an argument; only runners and handlers hold a clock. */
export interface Clock {
  /** Milliseconds since 1970, UTC; never runs backwards within a process. */
  now(): number;
  /** Resolves when `now() ≥ at`, or as soon as the signal aborts. Never rejects. */
  waitUntil(at: number, signal?: Ending): Promise<void>;
}

/** What may end a wait: of an `AbortSignal`, which is dear to make, as much as a clock needs. */
export type Ending = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', told: () => void): void;
  removeEventListener(type: 'abort', told: () => void): void;
};
