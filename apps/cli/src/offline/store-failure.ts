import { CopyRefused } from '#event-store/copy/may-begin.js';
import { StoreUnavailable } from '#event-store/event-store.js';
import { UnfitConnectionString } from '#event-store/kurrentdb/connection-string.js';
import { StoreRefused } from '#event-store/kurrentdb/failures.js';
import { NotAsCopied } from '#event-store/movable-log.js';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';

/** What went wrong with a store, as one sentence without its address; anything unforeseen stays as it is. */
export function failureOf(error: unknown): unknown {
  if (error instanceof StoreUnavailable)
    return new Failure(exitCode.noServer, 'A store does not answer: start it, then run the same command again.');
  if (error instanceof CopyRefused) return new Failure(exitCode.refused, error.message);
  if (error instanceof NotAsCopied)
    return new Failure(exitCode.refused, `${capital(error.message)}: copy into an empty store instead.`);
  const isForPeople =
    error instanceof StoreRefused || error instanceof UnfitConnectionString || error instanceof RangeError;
  return isForPeople ? new Failure(exitCode.refused, `${capital(error.message)}.`) : error;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
