import type { RecordedEvent } from '@kurrent/kurrentdb-client';
import type { Metadata, Recorded } from '#kernel/message.js';
import { StoreRefused } from './failures.js';
import type { Namespace } from './namespace.js';
import { positionText } from './position-text.js';

/** An event as the client gives it, with data and metadata parsed from their exact text. */
export function recordedFrom(event: RecordedEvent, namespace: Namespace): Recorded {
  const { streamId, type, id, data, metadata, position, revision } = event;
  if (!event.isJson || position === undefined || !isMetadata(metadata)) {
    throw new StoreRefused(
      `event ${revision} of the stream ${streamId} was not written by Hostler: choose another HOSTLER_NAMESPACE, or ` +
        'restore the event store from a backup',
    );
  }
  return {
    type,
    data: data as Recorded['data'],
    id,
    stream: namespace.inside(streamId),
    revision: Number(revision),
    position: positionText(position),
    metadata,
  };
}

const isMetadata = (metadata: unknown): metadata is Metadata =>
  typeof metadata === 'object' && metadata !== null && 'recordedAt' in metadata && 'commandId' in metadata;
