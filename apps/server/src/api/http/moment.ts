import type { Position } from '#kernel/message.js';

/** Which moment a request wants to see: the present, or one that has passed. */
export type WantedMoment = {
  /** What the present must have seen, by `Hostler-After`. */
  readonly after: string | undefined;
  /** The past moment, by `?asOf=`: a time, or a position as `Hostler-Position` writes it. */
  readonly asOf: string | undefined;
};

/** A moment that has passed: everything up to the position had happened, and nothing else; the time is in milliseconds. */
export type PastMoment = { readonly position: Position; readonly time: number };
