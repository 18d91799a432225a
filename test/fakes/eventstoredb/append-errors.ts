import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected } from './log.js';
import { streamIdentifier } from './messages.js';

type BatchAppendResp = InstanceType<typeof streams.BatchAppendResp>;

/** Codes of google.rpc, as a server gives them. */
const CODES = {
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
};

export function wrongExpectedVersion(current: bigint | undefined, expected: Expected): BatchAppendResp {
  const details = new shared.WrongExpectedVersion();
  if (current === undefined) details.setCurrentNoStream(new empty.Empty());
  else details.setCurrentStreamRevision(current.toString());
  if (typeof expected === 'bigint') details.setExpectedStreamPosition(expected.toString());
  else if (expected === 'no-stream') details.setExpectedNoStream(new empty.Empty());
  else details.setExpectedStreamExists(new empty.Empty());
  return failed('WrongExpectedVersion', CODES.alreadyExists, details.serializeBinary());
}

export function streamDeleted(name: string): BatchAppendResp {
  const details = new shared.StreamDeleted();
  details.setStreamIdentifier(streamIdentifier(name));
  return failed('StreamDeleted', CODES.notFound, details.serializeBinary());
}

export function tooLarge(maxBytes: number): BatchAppendResp {
  const details = new shared.MaximumAppendSizeExceeded();
  details.setMaxappendsize(maxBytes);
  return failed('MaximumAppendSizeExceeded', CODES.invalidArgument, details.serializeBinary());
}

export const accessDenied = (): BatchAppendResp => failed('AccessDenied', CODES.permissionDenied, new Uint8Array());

export const commitTimeout = (): BatchAppendResp => failed('Timeout', CODES.deadlineExceeded, new Uint8Array());

/** Nothing but the message tells what is wrong. */
export const notReady = (): BatchAppendResp =>
  failed('Server Is Not Ready', CODES.unknown, new Uint8Array(), 'google.protobuf.Empty');

function failed(
  message: string,
  code: number,
  details: Uint8Array,
  type = `event_store.client.${message}`,
): BatchAppendResp {
  const packed = new any.Any();
  packed.pack(details, type);
  const error = new statuses.Status();
  error.setCode(code);
  error.setMessage(message);
  error.setDetails(packed);
  const response = new streams.BatchAppendResp();
  response.setError(error);
  return response;
}
