import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { LogRecord } from './log.js';

type RecordedEvent = InstanceType<typeof streams.ReadResp.ReadEvent.RecordedEvent>;

/** .NET counts in 100 ns from year 1, but the protocol tells ticks since 1970. */
const TICKS_PER_MS = 10_000;

export function uuid(id: string): InstanceType<typeof shared.UUID> {
  const message = new shared.UUID();
  message.setString(id);
  return message;
}

export function streamIdentifier(name: string): InstanceType<typeof shared.StreamIdentifier> {
  const message = new shared.StreamIdentifier();
  message.setStreamName(Buffer.from(name));
  return message;
}

export const streamName = (identifier: InstanceType<typeof shared.StreamIdentifier> | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

export function eventMessage(record: LogRecord): InstanceType<typeof streams.ReadResp> {
  const event = new streams.ReadResp.ReadEvent();
  event.setEvent(recordedEvent(record));
  event.setCommitPosition(record.position.toString());
  const message = new streams.ReadResp();
  message.setEvent(event);
  return message;
}

function recordedEvent(record: LogRecord): RecordedEvent {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuid(record.id));
  event.setStreamIdentifier(streamIdentifier(record.stream));
  event.setStreamRevision(record.revision.toString());
  event.setCommitPosition(record.position.toString());
  event.setPreparePosition(record.position.toString());
  event.getMetadataMap().set('type', record.type);
  event.getMetadataMap().set('content-type', record.contentType);
  event.getMetadataMap().set('created', (BigInt(record.createdAt) * BigInt(TICKS_PER_MS)).toString());
  event.setData(record.data);
  event.setCustomMetadata(record.metadata);
  return event;
}
