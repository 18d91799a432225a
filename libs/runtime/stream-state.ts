import type { Decider } from '#kernel/decider.js';
import type { Message, Position } from '#kernel/message.js';

export type AnyDecider<State> = Pick<Decider<Message, State, Message, unknown>, 'kind' | 'initial' | 'stateVersion'> & {
  evolve(state: State, event: never): State;
};

/** A stream's state, and where it stands. */
export type Loaded<State> = {
  readonly state: State;
  /** Of the last event; -1 where there is none. */
  readonly revision: number;
  readonly position: Position | undefined;
  /** The last event of each command of the last 24 h. */
  readonly commands: ReadonlyMap<string, Seen>;
};
export type Seen = { readonly revision: number; readonly position: Position; readonly at: number };

export type Entry = {
  decider: AnyDecider<unknown>;
  state: unknown;
  revision: number;
  position: Position | undefined;
  commands: Map<string, Seen>;
};
