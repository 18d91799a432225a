import type { ServerDuplexStream } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { setTimeout } from 'node:timers/promises';
import type { BatchAppendReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import {
  accessDenied,
  commitTimeout,
  notReady,
  streamDeleted,
  tooLarge,
  wrongExpectedVersion,
} from './append-errors.js';
import type { AppendFault } from './faults.js';
import type { Expected, Log, NewRecord } from './log.js';
import { streamName } from './messages.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';

export type BatchAppendResp = InstanceType<typeof streams.BatchAppendResp>;
type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** What a server takes in one append unless it is configured otherwise. */
const MAX_APPEND_BYTES = 1024 * 1024;
const SLOW_MS = 400;

export type BatchAppendParts = {
  readonly log: Log;
  readonly takeFault: () => AppendFault | undefined;
  readonly cut: () => void;
  /** Host and port of the node to which a node that does not lead sends its clients. */
  readonly leader: () => { readonly host: string; readonly port: number };
};

type Pending = { readonly options: BatchAppendReq.Options; readonly records: NewRecord[] };

/** Many appends over one call, each told apart by its correlation id, in pieces or in one. */
export function batchAppend(call: Call, parts: BatchAppendParts): void {
  const pending = new Map<string, Pending>();
  call.on('data', (request: BatchAppendReq) => {
    const id = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    const begun = pending.get(id) ?? (options === undefined ? undefined : { options, records: [] });
    if (begun === undefined) return;
    begun.records.push(...request.getProposedMessagesList().map(recordOf));
    pending.set(id, begun);
    if (!request.getIsFinal()) return;
    pending.delete(id);
    void answer(call, request, begun, parts);
  });
  call.on('end', () => call.end());
  call.on('error', () => undefined);
}

async function answer(call: Call, request: BatchAppendReq, append: Pending, parts: BatchAppendParts): Promise<void> {
  const fault = parts.takeFault();
  if (fault === 'drop-before-commit') return parts.cut();
  if (fault === 'not-leader') return sendToLeader(call, parts.leader());
  const outcome = fault === 'slow' ? await setTimeout(SLOW_MS, 'go-on') : fault;
  const response = responseOf(append, parts.log, outcome);
  if (fault === 'drop-after-commit') return parts.cut();
  if (fault === 'no-answer' || call.destroyed) return;
  response.setCorrelationId(request.getCorrelationId());
  response.setStreamIdentifier(append.options.getStreamIdentifier());
  call.write(response);
}

function responseOf({ options, records }: Pending, log: Log, fault: string | undefined): BatchAppendResp {
  if (fault === 'not-ready') return notReady();
  if (fault === 'access-denied') return accessDenied();
  const bytes = records.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  if (bytes > MAX_APPEND_BYTES || fault === 'too-large') return tooLarge(MAX_APPEND_BYTES);
  const name = streamName(options.getStreamIdentifier());
  const outcome = log.append(name, records, expectedBy(options));
  if (fault === 'commit-timeout') return commitTimeout();
  switch (outcome.kind) {
    case 'stream-deleted':
      return streamDeleted(name);
    case 'wrong-expected-version':
      return wrongExpectedVersion(outcome.current, expectedBy(options));
    case 'success':
      return success(outcome.position, outcome.revision);
  }
}

function success(position: bigint | undefined, revision: bigint): BatchAppendResp {
  const result = new streams.BatchAppendResp.Success();
  result.setCurrentRevision(revision.toString());
  if (position === undefined) result.setNoPosition(new empty.Empty());
  else result.setPosition(logPosition(position));
  const response = new streams.BatchAppendResp();
  response.setSuccess(result);
  return response;
}

function logPosition(position: bigint): InstanceType<typeof shared.AllStreamPosition> {
  const at = new shared.AllStreamPosition();
  at.setCommitPosition(position.toString());
  at.setPreparePosition(position.toString());
  return at;
}

function sendToLeader(call: Call, { host, port }: { host: string; port: number }): void {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', host);
  metadata.set('leader-endpoint-port', String(port));
  call.emit('error', { code: status.NOT_FOUND, details: 'Leader info available', metadata });
}

function expectedBy(options: BatchAppendReq.Options): Expected {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : 'any';
}

const recordOf = (message: BatchAppendReq.ProposedMessage): NewRecord => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});
