import type { ServerWritableStream } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Log, LogRecord } from './log.js';
import { passing } from './filter.js';
import { eventMessage, streamIdentifier, streamName } from './messages.js';
import { sent } from './sent.js';
import { subscribe } from './subscribe.js';

export type ReadCall = ServerWritableStream<ReadReq, InstanceType<typeof streams.ReadResp>>;

/** One call for all reads: of a stream or of all, forwards or backwards, counted or for ever. */
export async function read(call: ReadCall, log: Log): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) return;
  call.on('error', () => undefined);
  if (options.hasSubscription()) return subscribe(call, options, log);
  const all = options.hasAll() ? log.records.filter(passing(options.getFilter())) : streamRecords(call, options, log);
  if (all === undefined) return;
  const isBackwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const ordered = isBackwards ? [...all].reverse() : all;
  const limit = Number(options.getCount());
  let given = 0;
  for (const record of ordered) {
    if (given === limit || call.cancelled) break;
    if (!isWithin(options, record, isBackwards)) continue;
    given += 1;
    await sent(call, eventMessage(record));
  }
  call.end();
}

function streamRecords(call: ReadCall, options: ReadReq.Options, log: Log): readonly LogRecord[] | undefined {
  const name = streamName(options.getStream()?.getStreamIdentifier());
  const records = log.read(name);
  if (records === 'stream-deleted') {
    const metadata = new Metadata();
    metadata.set('exception', 'stream-deleted');
    metadata.set('stream-name', name);
    call.emit('error', { code: status.FAILED_PRECONDITION, details: `Event stream '${name}' is deleted.`, metadata });
    return undefined;
  }
  if (records !== undefined) return records;
  const notFound = new streams.ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(streamIdentifier(name));
  const response = new streams.ReadResp();
  response.setStreamNotFound(notFound);
  call.write(response);
  call.end();
  return undefined;
}

/** A read forwards begins with the event at its position; one backwards with the event before it. */
function isWithin(options: ReadReq.Options, record: LogRecord, isBackwards: boolean): boolean {
  const [stream, all] = [options.getStream(), options.getAll()];
  if (stream?.hasRevision() === true) {
    const from = BigInt(stream.getRevision());
    return isBackwards ? record.revision <= from : record.revision >= from;
  }
  const position = all?.hasPosition() === true ? all.getPosition() : undefined;
  if (position === undefined) return true;
  const from = BigInt(position.getCommitPosition());
  return isBackwards ? record.position < from : record.position >= from;
}
