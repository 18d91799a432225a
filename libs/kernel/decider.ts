import type { Message } from './message.js';

/**
 * The rules of one kind of stream, as two pure functions.
 *
 * `decide` knows every rule: it answers with the events that follow, with `[]` when the command has already had its effect,
 * throws {@link Rejected} when a rule forbids it, and asserts what can't be otherwise. `evolve` knows none: it only remembers.
 * `facts` are the few things a rule needs from other streams; they may be stale, so each such rule names what repairs it.
 */
export interface Decider<Command extends Message, State, Event extends Message, Facts = undefined> {
  /** The kind of stream, the part of its name before the first hyphen. */
  readonly kind: string;
  readonly initial: State;
  /** Of the shape of the state, which is JSON: raise it when `evolve` remembers something else, or snapshots would go on lying. */
  readonly stateVersion?: number;
  decide(command: Command, state: State, facts: Facts, now: number): readonly Event[];
  evolve(state: State, event: Event): State;
}
