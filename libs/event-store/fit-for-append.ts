import type { NewEvent } from '#kernel/message.js';
import { MAX_BYTES_PER_APPEND, MAX_EVENTS_PER_APPEND, NO_STREAM, UnfitEvent } from './event-store.js';

/** The longest name of a stream or a type: what an index of any store can carry, with room to spare. */
const MAX_NAME_BYTES = 1_000;
/** Revisions are 32-bit integers in every store; an append must not lead beyond. */
const MAX_EXPECTED_REVISION = 2 ** 31 - 1 - MAX_EVENTS_PER_APPEND;
/** What `,"recordedAt":1764000000000` will add to an event. */
const STAMP_BYTES = 27;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CONTROL_CHARACTER = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
// JSON.stringify writes NUL and lone surrogates as escapes; behind an odd backslash only, or it is the text of an escape.
const UNFIT_ESCAPE = /(?<!\\)(?:\\\\)*\\u(0000|d[89a-f][0-9a-f]{2})/;

/** An append that every store can take, its events already JSON text; `recordedAt` is not yet in the metadata. */
export type FitAppend = {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly FitEvent[];
  readonly bytes: number;
};
export type FitEvent = { readonly id: string; readonly type: string; readonly data: string; readonly metadata: string };

/** Throws {@link UnfitEvent} before an append joins others, so that it is refused alone. */
export function fitForAppend(stream: string, events: readonly NewEvent[], expectedRevision: number): FitAppend {
  if (events.length === 0) throw new UnfitEvent('no-events', 'an append has at least one event');
  if (events.length > MAX_EVENTS_PER_APPEND) {
    throw new UnfitEvent('too-many-events', `${events.length} events, at most ${MAX_EVENTS_PER_APPEND} fit an append`);
  }
  const possible = expectedRevision >= NO_STREAM && expectedRevision <= MAX_EXPECTED_REVISION;
  if (!possible || !Number.isInteger(expectedRevision)) {
    throw new UnfitEvent('unfit-revision', `${expectedRevision} is no revision of a stream`);
  }
  checkName('stream', stream);
  const fit = events.map(fitEvent);
  const bytes = fit.reduce((sum, event) => sum + bytesOf(event), 0);
  if (bytes > MAX_BYTES_PER_APPEND) {
    throw new UnfitEvent('too-many-bytes', `${bytes} bytes, at most ${MAX_BYTES_PER_APPEND} fit an append`);
  }
  return { stream, expectedRevision, events: fit, bytes };
}

/** Metadata with the time of the append, written into the very bytes that are kept. */
export const stamped = (metadata: string, recordedAt: number): string =>
  `${metadata.slice(0, -1)}${metadata === '{}' ? '' : ','}"recordedAt":${recordedAt}}`;

function fitEvent(event: NewEvent): FitEvent {
  checkName('type', event.type);
  if (!UUID.test(event.id)) throw new UnfitEvent('unfit-id', 'the id of an event is a UUID in lower case');
  const metadata: object = event.metadata;
  return {
    id: event.id,
    type: event.type,
    data: jsonText('data', event.data),
    metadata: jsonText('metadata', { ...metadata, recordedAt: undefined }),
  };
}

function checkName(what: 'stream' | 'type', name: string): void {
  if (name.includes('\0')) throw new UnfitEvent('nul-character', `a ${what} holds NUL`);
  if (LONE_SURROGATE.test(name)) throw new UnfitEvent('lone-surrogate', `a ${what} holds half a character`);
  if (name === '' || CONTROL_CHARACTER.test(name) || Buffer.byteLength(name) > MAX_NAME_BYTES) {
    throw new UnfitEvent('unfit-name', `a ${what} is 1 to ${MAX_NAME_BYTES} bytes without control characters`);
  }
}

function jsonText(what: 'data' | 'metadata', value: object): string {
  const text = stringified(what, value);
  const escape = text.includes('\\u') ? UNFIT_ESCAPE.exec(text)?.[1] : undefined;
  if (escape === '0000') throw new UnfitEvent('nul-character', `${what} holds NUL`);
  if (escape !== undefined) throw new UnfitEvent('lone-surrogate', `${what} holds half a character`);
  return text;
}

function stringified(what: 'data' | 'metadata', value: object): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw new UnfitEvent('not-json', `${what} is not JSON: ${cause instanceof Error ? cause.name : 'unknown'}`);
  }
  if (!text?.startsWith('{')) throw new UnfitEvent('not-json', `${what} is not a JSON object`);
  return text;
}

const bytesOf = (event: FitEvent): number =>
  Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata) + STAMP_BYTES;
