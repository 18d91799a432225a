/**
 * A level to hold across many things. `plan` is pure: what was observed and the time go in, decisions come out, each with
 * its explanation. A decision that acts carries what guards it (a stream's revision, a session's claim), so a plan that
 * was made on stale sight is refused rather than carried out.
 */
export interface Reconciler<Observed, Decision> {
  readonly name: string;
  /** The longest that a level goes unlooked at when nothing seems to change, in milliseconds. */
  readonly everyMs: number;
  plan(observed: Observed, now: number): readonly Decision[];
}
