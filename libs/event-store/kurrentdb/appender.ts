import { setTimeout } from 'node:timers/promises';
import type { AppendResult, WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import { ErrorType } from '@kurrent/kurrentdb-client';
import type { Clock } from '#kernel/clock.js';
import type { Position } from '#kernel/message.js';
import { Backoff } from '../backoff.js';
import { NO_STREAM, OutcomeUnknown, StoreUnavailable } from '../event-store.js';
import type { FitAppend } from '../fit-for-append.js';
import type { Connection } from './connection.js';
import { errorType, refusalOf, StoreRefused, streamDeleted } from './failures.js';
import { InFlight } from './in-flight.js';
import type { Namespace } from './namespace.js';
import { positionText } from './position-text.js';
import { letterOf, send } from './send-append.js';

/** One attempt is waited for this long … */
const ATTEMPT_TIMEOUT_MS = 3_000;
/** … and the identical append is attempted again until this much has gone by; then its caller is told. */
const APPEND_DEADLINE_MS = 6_000;
const FIRST_RETRY_MS = 50;
const MAX_RETRY_MS = 500;

/** What the server said to an append. */
export type Answer =
  | {
      readonly kind: 'stands';
      readonly recordedAt: number;
      /** Of its last event; `undefined` where the server did not say. */
      readonly position: Position | undefined;
      /** It was sent once, and stands behind all that was known before: nobody can have appended it earlier. */
      readonly isSurelyNew: boolean;
    }
  | { readonly kind: 'refused'; readonly actualRevision: number };

type AppenderParts = {
  readonly connection: Connection;
  readonly namespace: Namespace;
  readonly clock: Clock;
};

/** Sends appends, many at a time, and repeats each with the same ids while its outcome is unknown. */
export class Appender {
  private readonly inFlight = new InFlight();
  private readonly closing = new AbortController();
  /** The last position that is known to be taken. */
  private highest: Position = '';

  constructor(private readonly parts: AppenderParts) {}

  append(append: FitAppend): Promise<Answer> {
    if (this.closing.signal.aborted) return Promise.reject(new StoreUnavailable('the event store is closed'));
    return this.inFlight.through(append, () => this.send(append));
  }

  /** Somebody has seen an event at this position. */
  reached(position: Position | undefined): void {
    if (position !== undefined && position > this.highest) this.highest = position;
  }

  /** Takes no more, and ends what is on its way. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.inFlight.idle();
  }

  private async send(append: FitAppend): Promise<Answer> {
    const floor = this.highest;
    const recordedAt = this.parts.clock.now();
    const letter = letterOf(append, this.parts.namespace.outside(append.stream), recordedAt);
    const deadline = performance.now() + APPEND_DEADLINE_MS;
    const backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const timeoutMs = Math.min(ATTEMPT_TIMEOUT_MS, deadline - performance.now());
        const position = positionAt(append, await send(this.parts.connection, letter, timeoutMs));
        const isSurelyNew = attempt === 1 && position !== undefined && position > floor;
        this.reached(position);
        return { kind: 'stands', recordedAt, position, isSurelyNew };
      } catch (error) {
        const actualRevision = revisionThatStands(error);
        if (actualRevision !== undefined) return { kind: 'refused', actualRevision };
        const refusal = finalErrorOf(error, append.stream);
        if (refusal !== undefined) throw refusal;
        const waitMs = backoff.next();
        if (performance.now() + waitMs >= deadline) throw unknown(error);
        await setTimeout(waitMs);
      }
    }
  }
}

/** A server goes on counting behind what was deleted; then the events stand where nobody expects them. */
function positionAt(append: FitAppend, { nextExpectedRevision, position }: AppendResult): Position | undefined {
  if (nextExpectedRevision !== BigInt(append.expectedRevision + append.events.length))
    throw streamDeleted(append.stream);
  return position === undefined ? undefined : positionText(position);
}

function revisionThatStands(error: unknown): number | undefined {
  if (errorType(error) !== ErrorType.WRONG_EXPECTED_VERSION) return undefined;
  const { actualState } = error as WrongExpectedVersionError;
  return actualState === 'no_stream' ? NO_STREAM : Number(actualState);
}

function finalErrorOf(error: unknown, stream: string): Error | undefined {
  if (errorType(error) === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED) {
    return new StoreRefused('the event store takes no appends of this size: raise its MaxAppendSize to 1 MiB');
  }
  return refusalOf(error, stream);
}

const unknown = (cause: unknown): OutcomeUnknown =>
  new OutcomeUnknown('the event store did not answer an append: it may have taken place or not', { cause });
