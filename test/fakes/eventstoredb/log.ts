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
  | { readonly kind: 'success'; readonly position: bigint; readonly revision: bigint }
  | { readonly kind: 'wrong-expected-version'; readonly current: bigint | undefined }
  | { readonly kind: 'stream-deleted' };

type Stream = { readonly records: LogRecord[]; hiddenBefore: bigint; isDeleted: boolean; isTombstoned: boolean };

/** What a record takes in the log beside its bytes; so positions have gaps, as a real server's have. */
const RECORD_OVERHEAD_BYTES = 96n;

/** The transaction log of a server, in memory; decides about appends as EventStoreDB 23.10 was seen to. */
export class Log {
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, Stream>();
  private readonly listeners = new Set<() => void>();
  private end = 1_000n;

  append(name: string, events: readonly NewRecord[], expected: Expected): AppendOutcome {
    const stream = this.streamOf(name);
    if (stream.isTombstoned) return { kind: 'stream-deleted' };
    const current = BigInt(stream.records.length) - 1n;
    const isBegun = stream.isDeleted && expected === 'no-stream';
    if (isBegun || expected === 'any' || current === (expected === 'no-stream' ? -1n : expected)) {
      return this.write(name, stream, events);
    }
    if (expected === 'stream-exists') {
      return current >= 0n ? this.write(name, stream, events) : { kind: 'wrong-expected-version', current: undefined };
    }
    return this.repeated(stream, events, expected === 'no-stream' ? 0n : expected + 1n);
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
    return this.writeSystemRecord(`$$${name}`, '$metadata');
  }

  /** A hard deletion, for ever. */
  tombstone(name: string): bigint {
    this.streamOf(name).isTombstoned = true;
    return this.writeSystemRecord(name, '$streamDeleted');
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

  /** The very same events at the very same place are a success again, with the position of the last of them. */
  private repeated({ records }: Stream, events: readonly NewRecord[], from: bigint): AppendOutcome {
    const standing = records.slice(Number(from), Number(from) + events.length);
    const last = standing.at(-1);
    const same = standing.length === events.length && standing.every(({ id }, at) => id === events[at]?.id);
    if (same && last !== undefined) return { kind: 'success', position: last.position, revision: last.revision };
    return { kind: 'wrong-expected-version', current: records.at(-1)?.revision };
  }

  private write(name: string, stream: Stream, events: readonly NewRecord[]): AppendOutcome {
    stream.isDeleted = false;
    let last: LogRecord | undefined;
    for (const event of events) {
      last = this.writeRecord({ ...event, stream: name, revision: BigInt(stream.records.length) });
      stream.records.push(last);
    }
    this.tell();
    return last === undefined
      ? { kind: 'wrong-expected-version', current: undefined }
      : { kind: 'success', position: last.position, revision: last.revision };
  }

  private writeSystemRecord(stream: string, type: string): bigint {
    const nothing = new Uint8Array();
    const body = { contentType: 'application/json', data: nothing, metadata: nothing };
    const { position } = this.writeRecord({ ...body, stream, type, id: randomUUID(), revision: 0n });
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
