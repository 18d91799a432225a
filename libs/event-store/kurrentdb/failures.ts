import { ErrorType, isCommandError } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../event-store.js';

/** The server will not, and trying again will not help: one sentence that says why and what to do. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** What kind of error of the client it is; `undefined` for any other. */
export const errorType = (error: unknown): ErrorType | undefined =>
  error instanceof Error && isCommandError(error) ? error.type : undefined;

/** The refusal that an error of the client amounts to; `undefined` where trying again may help. */
export function refusalOf(error: unknown, stream?: string): StoreRefused | undefined {
  if (error instanceof StoreRefused) return error;
  switch (errorType(error)) {
    case ErrorType.ACCESS_DENIED:
      return new StoreRefused(
        'the event store refuses our user or password, or the user may not do this: check EVENTSTORE_URL and the ' +
          'rights of its user on streams and on $all',
      );
    case ErrorType.STREAM_DELETED:
    case ErrorType.STREAM_TOMBSTONED:
      return streamDeleted(stream ?? 'of Hostler');
    case ErrorType.UNSUPPORTED:
    case ErrorType.INVALID_ARGUMENT:
      return new StoreRefused(`the event store does not understand us`, { cause: error });
    default:
      return undefined;
  }
}

/** Whoever deletes a stream takes history away; there is nothing right to append to it, and nothing whole to read. */
export const streamDeleted = (stream: string): StoreRefused =>
  new StoreRefused(
    `the stream ${stream}, or its beginning, has been deleted in the event store behind Hostler's back: ` +
      'restore the event store from a backup',
  );

/** What a read that failed is for its caller: {@link StoreRefused}, or {@link StoreUnavailable} to be tried again. */
export const readFailure = (error: unknown, stream?: string): Error =>
  refusalOf(error, stream) ?? new StoreUnavailable('the event store does not answer', { cause: error });

/**
 * Why no answer comes where the two ends don't agree about TLS, and what to do, as `what: remedy`; `undefined` for other reasons. A
 * server that answers so is still waited for: its certificate can be renewed meanwhile.
 */
export function tlsFault({ cause }: StoreUnavailable): string | undefined {
  const message = cause instanceof Error ? cause.message : '';
  if (/certificate/i.test(message)) {
    return (
      "the event store's certificate is not trusted, is out of date, or is for another host: name the CA that signed it by " +
      'tlsCaFile in EVENTSTORE_URL, or correct the host'
    );
  }
  return message.includes('SSL routines')
    ? 'the event store does not speak TLS there: add tls=false to EVENTSTORE_URL, or correct the port'
    : undefined;
}
