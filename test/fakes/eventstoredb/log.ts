import { randomUUID } from 'node:crypto';

/** A record of the transaction log. System records (deletions, metadata) have types that begin with `$`. */
export type LogRecord = {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly createdAt: number;
};

export type NewRecord = Pick<LogRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expected = bigint | 'no-stream' | 'any' | 'stream-exists';

export type AppendOutcome =
  | { readonly kind: 'success'; readonly position: bigint | undefined; readonly revision: bigint }
  | { readonly kind: 'wrong-expected-version'; readonly current: bigint | undefined }
  | { readonly kind: 'stream-deleted' };

type Stream = { readonly records: LogRecord[]; hiddenBefore: bigint; isDeleted: boolean; isTombstoned: boolean };

/** What a record takes in the log beside its bytes; so positions have gaps, as a real server's have. */
const RECORD_OVERHEAD_BYTES = 96n;
/** What a server writes as the revision of a hard deletion. */
const TOMBSTONE_REVISION = 2n ** 63n - 1n;

/** The transaction log of a server, in memory; decides about appends as EventStoreDB 23.10 was seen to. */
export class Log {
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, Stream>();
  private readonly listeners = new Set<() => void>();
  private end = 1_000n;

  append(name: string, events: readonly NewRecord[], expected: Expected): AppendOutcome {
    const stream = this.streamOf(name);
    const current = BigInt(stream.records.length) - 1n;
    if (stream.isTombstoned || (stream.isDeleted && expected === 'stream-exists')) return { kind: 'stream-deleted' };
    if (current < 0n && expected === 'stream-exists') return { kind: 'wrong-expected-version', current: undefined };
    const repeated = this.repeated(stream, events, firstRevision(stream, events, expected));
    if (repeated !== undefined) return repeated;
    const isBegunAgain = stream.isDeleted && expected === 'no-stream';
    const isExpected = typeof expected === 'bigint' ? current === expected : expected !== 'no-stream' || current < 0n;
    if (isBegunAgain || isExpected) return this.write(name, stream, events);
    return { kind: 'wrong-expected-version', current: stream.records.at(-1)?.revision };
  }

  /** What is left of a stream; `undefined` where there is nothing to read. */
  read(name: string): readonly LogRecord[] | 'stream-deleted' | undefined {
    const stream = this.streams.get(name);
    if (stream === undefined) return undefined;
    if (stream.isTombstoned) return 'stream-deleted';
    const left = stream.records.filter(({ revision }) => revision >= stream.hiddenBefore);
    return stream.isDeleted || stream.records.length === 0 ? undefined : left;
  }

  /** A soft deletion: the next event goes on counting where the stream ended. */
  delete(name: string): bigint {
    const stream = this.streamOf(name);
    stream.hiddenBefore = BigInt(stream.records.length);
    stream.isDeleted = true;
    return this.writeMetadata(name);
  }

  /** A hard deletion, for ever. */
  tombstone(name: string): bigint {
    this.streamOf(name).isTombstoned = true;
    return this.writeSystemRecord(name, '$streamDeleted', TOMBSTONE_REVISION);
  }

  /** As a backup would leave it: everything behind a position is gone. */
  restoreTo(position: bigint): void {
    for (const [name, { records }] of this.streams) {
      while ((records.at(-1)?.position ?? 0n) > position) records.pop();
      if (records.length === 0) this.streams.delete(name);
    }
    while ((this.records.at(-1)?.position ?? 0n) > position) this.records.pop();
  }

  /** Calls back after each write; gives the way to stop that. */
  onWrite(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The very same events at the very same place are a success again, with the position of the last of them where it is left. */
  private repeated(stream: Stream, events: readonly NewRecord[], from: number): AppendOutcome | undefined {
    const standing = stream.records.slice(from, from + events.length);
    const last = standing.at(-1);
    const same = standing.length === events.length && standing.every(({ id }, at) => id === events[at]?.id);
    if (!same || last === undefined) return undefined;
    return { kind: 'success', position: stream.isDeleted ? undefined : last.position, revision: last.revision };
  }

  private write(name: string, stream: Stream, events: readonly NewRecord[]): AppendOutcome {
    let last: LogRecord | undefined;
    for (const event of events) {
      last = this.writeRecord({ ...event, stream: name, revision: BigInt(stream.records.length) });
      stream.records.push(last);
    }
    if (stream.isDeleted) this.writeMetadata(name);
    stream.isDeleted = false;
    this.tell();
    return last === undefined
      ? { kind: 'wrong-expected-version', current: undefined }
      : { kind: 'success', position: last.position, revision: last.revision };
  }

  /** Where a stream begins after a deletion stands in a stream of its own. */
  private writeMetadata(name: string): bigint {
    const stream = `$$${name}`;
    const revision = this.records.filter((record) => record.stream === stream).length;
    return this.writeSystemRecord(stream, '$metadata', BigInt(revision));
  }

  private writeSystemRecord(stream: string, type: string, revision: bigint): bigint {
    const nothing = new Uint8Array();
    const body = { contentType: 'application/json', data: nothing, metadata: nothing };
    const { position } = this.writeRecord({ ...body, stream, type, id: randomUUID(), revision });
    this.tell();
    return position;
  }

  private writeRecord(record: Omit<LogRecord, 'position' | 'createdAt'>): LogRecord {
    const written = { ...record, position: this.end, createdAt: Date.now() };
    this.end += RECORD_OVERHEAD_BYTES + BigInt(record.data.length + record.metadata.length + record.stream.length);
    this.records.push(written);
    return written;
  }

  private streamOf(name: string): Stream {
    const known = this.streams.get(name);
    if (known !== undefined) return known;
    const stream = { records: [], hiddenBefore: 0n, isDeleted: false, isTombstoned: false };
    this.streams.set(name, stream);
    return stream;
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** Where the events would stand if this were a repeat. Without an expectation, wherever the first of them stands. */
function firstRevision({ records }: Stream, events: readonly NewRecord[], expected: Expected): number {
  if (expected === 'no-stream') return 0;
  if (typeof expected === 'bigint') return Number(expected) + 1;
  const at = records.findIndex(({ id }) => id === events[0]?.id);
  return at === -1 ? records.length : at;
}
