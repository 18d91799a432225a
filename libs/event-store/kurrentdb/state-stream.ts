import { BACKWARDS, END, ErrorType, NO_STREAM } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import type { Position } from '#kernel/message.js';
import type { Connection } from './connection.js';
import { errorType, readFailure } from './failures.js';
import type { Namespace } from './namespace.js';
import { positionText } from './position-text.js';

const READ_TIMEOUT_MS = 5_000;
const WRITE_TIMEOUT_MS = 5_000;
const TYPE = 'LogStateChanged';

/** `sealing` says that a seal is about to come, so that whoever appends looks more closely from now on. */
export type StateKind = 'open' | 'receiving' | 'sealing' | 'sealed';

/** A change of the log's state, at a position of the same log as its events. */
export type LogStateChange = {
  readonly kind: StateKind;
  readonly other: string;
  readonly position: Position;
  readonly revision: bigint;
};

/**
 * Whether the log of a namespace takes appends: the last event of a stream of its own. The server knows no such thing. The
 * stream does not begin as those of the namespace do, so no reader of the log meets it.
 */
export class StateStream {
  private readonly stream: string;

  constructor(
    private readonly connection: Connection,
    namespace: Namespace,
  ) {
    this.stream = namespace.stateStream;
  }

  /** The last change; `undefined` for a log that has always been open. Throws `StoreUnavailable` or `StoreRefused`. */
  async last(timeoutMs = READ_TIMEOUT_MS): Promise<LogStateChange | undefined> {
    // What a follower does not know yet may be the seal.
    const options = { fromRevision: END, direction: BACKWARDS, maxCount: 1, requiresLeader: true } as const;
    try {
      return await this.connection.ask(timeoutMs, async (client) => {
        for await (const { event } of client.readStream(this.stream, options)) {
          if (event?.position === undefined) continue;
          const { kind, other } = event.data as unknown as Pick<LogStateChange, 'kind' | 'other'>;
          return { kind, other, position: positionText(event.position), revision: event.revision };
        }
        return undefined;
      });
    } catch (error) {
      if (errorType(error) === ErrorType.STREAM_NOT_FOUND) return undefined;
      throw readFailure(error, this.stream);
    }
  }

  /** Nobody else may have changed it since the change given. */
  async change(kind: StateKind, other: string, since: LogStateChange | undefined): Promise<void> {
    const event = {
      id: randomUUID(),
      type: TYPE,
      contentType: 'application/json',
      data: { kind, other },
      metadata: undefined,
    } as const;
    try {
      await this.connection.ask(WRITE_TIMEOUT_MS, (client) =>
        client.appendToStream(this.stream, event, {
          streamState: since?.revision ?? NO_STREAM,
          deadline: WRITE_TIMEOUT_MS,
        }),
      );
    } catch (error) {
      throw readFailure(error, this.stream);
    }
  }
}
