import type { AppendResult, JSONEventData } from '@kurrent/kurrentdb-client';
import { NO_STREAM as NO_STREAM_YET } from '@kurrent/kurrentdb-client';
import type { FitAppend, FitEvent } from '../fit-for-append.js';
import { NO_STREAM } from '../event-store.js';
import { stamped } from '../fit-for-append.js';
import type { Connection } from './connection.js';

/** An append as it goes over the wire: the same bytes and ids at every attempt. */
export type Letter = {
  readonly stream: string;
  readonly events: JSONEventData[];
  readonly streamState: bigint | typeof NO_STREAM_YET;
};

export const letterOf = (append: FitAppend, stream: string, recordedAt: number): Letter => ({
  stream,
  events: append.events.map((event) => sentEvent({ ...event, metadata: stamped(event.metadata, recordedAt) })),
  // The client takes its expectation in `streamState`; one given in `expectedRevision` it would ignore in silence.
  streamState: append.expectedRevision === NO_STREAM ? NO_STREAM_YET : BigInt(append.expectedRevision),
});

export const send = (connection: Connection, letter: Letter, timeoutMs: number): Promise<AppendResult> =>
  connection.ask(timeoutMs, (client) => {
    const { stream, events, streamState } = letter;
    return client.appendToStream(stream, events, { streamState, deadline: timeoutMs });
  });

/** Metadata is already stamped. */
export function sentEvent({ id, type, data, metadata }: FitEvent): JSONEventData {
  return {
    id,
    type,
    contentType: 'application/json',
    // Text that JSON.stringify made comes out of it again as it was: the client stringifies what we parse here.
    data: JSON.parse(data) as Record<string, unknown>,
    metadata: new Uint8Array(Buffer.from(metadata)),
  };
}
