import type { Folds } from './fold.js';
import type { Message } from './message.js';

/**
 * What the outside world should look like for one thing (a bot's machine), as a fold: one lane a thing, a later wish
 * supersedes an earlier one, so creating and deleting never race. `undefined` means that nothing is wished any more.
 * Whoever performs the wish decides nothing, is idempotent by names derived from the key, and answers with a command.
 */
export interface Effect<Wish extends object, Event extends Message> {
  readonly name: string;
  readonly version: number;
  readonly on: Folds<Wish, Event>;
}
