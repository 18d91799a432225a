import type { Folds } from './fold.js';
import type { Message } from './message.js';

/** What a story wants next, and from when on. */
export type Wanted<Command extends Message> = { readonly at: number; readonly command: Command };

/**
 * - `done`: the rejection says that the wish has become pointless; ask again only after the next event.
 * - `retry`: it may succeed later; the runner backs off.
 * - `park`: a person must look; the row shows, and waits for its next event or for `retry`.
 */
export type OnRejected = 'done' | 'retry' | 'park';

/**
 * A story with an end, one row a story: `on` remembers, `next` says what the story wants and when. It holds no timer and
 * sends nothing itself. Until an event moves the state the command is still due, so a crash only repeats it, and
 * deciders make repeats harmless. A state that becomes `undefined` is a story that is over.
 */
export interface Saga<State extends object, Event extends Message, Command extends Message, Code extends string> {
  readonly name: string;
  readonly version: number;
  readonly on: Folds<State, Event>;
  readonly next: (state: State) => Wanted<Command> | undefined;
  readonly onRejected: { readonly [C in Code]: OnRejected };
}
