import type { Clock } from '#kernel/clock.js';
import type { NewEvent, Position, Recorded } from '#kernel/message.js';
import type { Appended, EventStore, Filter, Slice } from '../event-store.js';
import { OutcomeUnknown, StoreUnavailable, WrongExpectedRevision } from '../event-store.js';
import { fitForAppend, stamped, type FitAppend } from '../fit-for-append.js';
import { follow } from '../follow.js';
import type { Answer } from './appender.js';
import { Appender } from './appender.js';
import { Connection } from './connection.js';
import { LiveBell } from './live-bell.js';
import { LogReader } from './log-reader.js';
import { namespaceOf, type Namespace } from './namespace.js';
import { isLogPosition } from './position-text.js';
import { ReadAhead } from './read-ahead.js';
import { SealWatch } from './seal-watch.js';
import { checkServerVersion } from './server-version.js';
import { StateStream } from './state-stream.js';

const PING_TIMEOUT_MS = 5_000;

export type KurrentDbEventStoreOptions = {
  /** `kurrentdb://…` or `esdb://…`; may hold user and password, which are never shown. */
  readonly url: string;
  /** Begins the names of all our streams in that server; see {@link namespaceOf}. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly log?: (sentence: string) => void;
};

/** The log in an EventStoreDB 23.10 or later, or a KurrentDB 25 or later. Any number of processes may append to it. */
export class KurrentDbEventStore implements EventStore {
  /** Throws `StoreUnavailable` where no server answers, `StoreRefused` where it is not one for us. */
  static async open(options: KurrentDbEventStoreOptions): Promise<KurrentDbEventStore> {
    const store = new KurrentDbEventStore(options);
    try {
      await checkServerVersion(store.connection);
      store.appender.reached(await store.reader.head());
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private readonly connection: Connection;
  private readonly namespace: Namespace;
  private readonly reader: LogReader;
  private readonly appender: Appender;
  private readonly live: LiveBell;
  private readonly seal: SealWatch;
  private readonly appending = new Set<Promise<Appended>>();
  private readonly closing = new AbortController();

  private constructor({ url, namespace, clock, log = () => undefined }: KurrentDbEventStoreOptions) {
    this.connection = new Connection(url);
    this.namespace = namespaceOf(namespace);
    const { connection } = this;
    this.reader = new LogReader(connection, this.namespace);
    this.seal = new SealWatch(new StateStream(connection, this.namespace));
    this.appender = new Appender({ connection, namespace: this.namespace, clock });
    const head = () => this.reader.head(PING_TIMEOUT_MS);
    this.live = new LiveBell({ connection, namespace: this.namespace, head, log });
  }

  async append(stream: string, events: readonly NewEvent[], expectedRevision: number): Promise<Appended> {
    const append = fitForAppend(stream, events, expectedRevision);
    this.refuseWhenClosed();
    const appending = this.appendUnsealed(append);
    this.appending.add(appending);
    return appending.finally(() => this.appending.delete(appending));
  }

  private async appendUnsealed(append: FitAppend): Promise<Appended> {
    await this.seal.beforeAppend();
    const answer = await this.appender.append(append);
    const appended = isAnswerEnough(append, answer) ? firstOf(append, answer) : await this.lookUp(append, answer);
    this.appender.reached(appended.position);
    await this.seal.afterAppend(appended.position);
    this.live.bell.ring();
    return appended;
  }

  async read(stream: string, fromRevision = 0, limit = 1_000): Promise<readonly Recorded[]> {
    this.refuseWhenClosed();
    return this.reader.read(stream, fromRevision, limit);
  }

  async readAll(after: Position | undefined, options: Filter & { readonly limit?: number } = {}): Promise<Slice> {
    this.refuseWhenClosed();
    return this.reader.readAll(after, options);
  }

  subscribeAll(
    after: Position | undefined,
    { signal, ...filter }: Filter & { readonly signal: AbortSignal },
  ): AsyncIterable<Slice> {
    this.live.start();
    const ended = AbortSignal.any([signal, this.closing.signal]);
    const ahead = new ReadAhead((position, limit) => this.reader.readAll(position, { ...filter, limit }), ended);
    return follow(after, { read: (position) => ahead.read(position), bell: this.live.bell, signal: ended });
  }

  async eventAt(position: Position): Promise<Recorded | undefined> {
    this.refuseWhenClosed();
    return isLogPosition(position) ? this.reader.eventAt(position) : undefined;
  }

  async head(): Promise<Position | undefined> {
    this.refuseWhenClosed();
    return this.reader.head();
  }

  async ping(): Promise<void> {
    this.refuseWhenClosed();
    await Promise.all([this.reader.head(PING_TIMEOUT_MS), this.seal.check()]);
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await Promise.allSettled(this.appending);
    await this.appender.close();
    await this.live.close();
    await this.connection.close();
  }

  /** What stands behind the expected revision: these very events, perhaps since an earlier append, or those of others. */
  private async lookUp(append: FitAppend, answer: Answer): Promise<Appended> {
    const standing = await this.standing(append);
    const last = standing.at(-1);
    const same =
      standing.length === append.events.length && standing.every(({ id }, at) => id === append.events[at]?.id);
    if (!same || last === undefined) throw this.elsewhere(append, answer);
    const isOurs = answer.kind === 'stands' && last.metadata.recordedAt === answer.recordedAt;
    return { revision: last.revision, position: last.position, repeated: !isOurs, events: standing };
  }

  private async standing(append: FitAppend): Promise<readonly Recorded[]> {
    try {
      return await this.reader.read(append.stream, append.expectedRevision + 1, append.events.length);
    } catch (cause) {
      if (!(cause instanceof StoreUnavailable)) throw cause;
      throw new OutcomeUnknown('an append was answered, but could not be read back', { cause });
    }
  }

  private elsewhere({ stream, expectedRevision }: FitAppend, answer: Answer): Error {
    if (answer.kind === 'refused') return new WrongExpectedRevision(stream, expectedRevision, answer.actualRevision);
    return new OutcomeUnknown('an append was answered, but is not to be read yet');
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('the event store is closed');
  }
}

/** One event that is surely new needs no look: its position is the answer's. Of several only the last one's is told. */
const isAnswerEnough = (append: FitAppend, answer: Answer): answer is Answer & { kind: 'stands'; position: Position } =>
  answer.kind === 'stands' && answer.isSurelyNew && answer.position !== undefined && append.events.length === 1;

function firstOf(append: FitAppend, { recordedAt, position }: { recordedAt: number; position: Position }): Appended {
  const revision = append.expectedRevision + 1;
  const events = append.events.map(({ id, type, data, metadata }) => ({
    type,
    data: JSON.parse(data) as Recorded['data'],
    id,
    stream: append.stream,
    revision,
    position,
    metadata: JSON.parse(stamped(metadata, recordedAt)) as Recorded['metadata'],
  }));
  return { revision, position, repeated: false, events };
}
