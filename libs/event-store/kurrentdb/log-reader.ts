import type { AllStreamResolvedEvent, KurrentDBClient, RecordedEvent } from '@kurrent/kurrentdb-client';
import { BACKWARDS, END, ErrorType, FORWARDS, START, streamNameFilter } from '@kurrent/kurrentdb-client';
import type { Position, Recorded } from '#kernel/message.js';
import type { Filter, Slice } from '../event-store.js';
import type { Connection } from './connection.js';
import { errorType, readFailure, streamDeleted } from './failures.js';
import type { Namespace } from './namespace.js';
import { logPosition, positionText } from './position-text.js';
import { recordedFrom } from './recorded.js';

/** One page of a stream, or the last event of the log. */
const READ_TIMEOUT_MS = 5_000;
/** One page of the log: behind it may lie any number of events of others, which the server looks through meanwhile. */
const PAGE_TIMEOUT_MS = 30_000;
/** A read with prefixes looks through at least this many events a call, so that a rare prefix costs few calls. */
const MIN_LOOKED_THROUGH = 2_000;
/** So many of the server's own notes at the end of the log are passed at once in search of our last event. */
const NOTES_PASSED = 1_000;

type LogEvent = RecordedEvent & { readonly position: NonNullable<RecordedEvent['position']> };

/** Reads one namespace of the log. Throws `StoreUnavailable` or `StoreRefused`. */
export class LogReader {
  /** What the last look for our head found, and where the log of all ended before it. */
  private looked: { readonly end: Position; readonly head: Position | undefined } | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly namespace: Namespace,
  ) {}

  /** Events of a stream, in order and without gaps. */
  async read(stream: string, fromRevision: number, limit: number): Promise<readonly Recorded[]> {
    const events = await this.call(READ_TIMEOUT_MS, stream, (client) => {
      const options = { fromRevision: BigInt(fromRevision), maxCount: limit, direction: FORWARDS } as const;
      return eventsOf(client.readStream(this.namespace.outside(stream), options));
    }).catch(emptyWhereThereIsNoStream);
    events.forEach((event, index) => {
      if (event.revision !== BigInt(fromRevision + index)) throw streamDeleted(stream);
    });
    return events.filter(isOurs).map((event) => recordedFrom(event, this.namespace));
  }

  /** The log after a position; prefixes are looked for here, so that a position also passes what they leave out. */
  async readAll(
    after: Position | undefined,
    { streamPrefixes = [], limit = 1_000 }: Filter & { limit?: number },
  ): Promise<Slice> {
    const look = streamPrefixes.length === 0 ? limit : Math.max(limit, MIN_LOOKED_THROUGH);
    const page = await this.page(after, look);
    const wanted = page.events.filter(({ stream }) => isWithin(stream, streamPrefixes));
    if (wanted.length <= limit && streamPrefixes.length > 0) return { ...page, events: wanted };
    const events = wanted.slice(0, limit);
    const isWhole = wanted.length <= limit;
    return { events, position: isWhole ? page.position : events.at(-1)?.position, atEnd: isWhole && page.atEnd };
  }

  /** The event at a position; `undefined` where none of ours stands there. */
  async eventAt(position: Position): Promise<Recorded | undefined> {
    const [event] = await this.call(READ_TIMEOUT_MS, undefined, (client) =>
      this.log(client, { fromPosition: logPosition(position), maxCount: 1, direction: FORWARDS }),
    );
    if (event === undefined || !isOurs(event) || positionText(event.position) !== position) return undefined;
    return recordedFrom(event, this.namespace);
  }

  /**
   * Of our last event. A server looks through everything that others have appended behind it, so each look begins where the one
   * before found the log of all to end; only the first has to look for as long as it takes.
   */
  async head(timeoutMs = READ_TIMEOUT_MS): Promise<Position | undefined> {
    const end = await this.endOfAll(timeoutMs);
    const { looked } = this;
    if (looked !== undefined && end !== undefined && end >= looked.end) {
      if (end === looked.end || !(await this.hasMoreAfter(looked.end, timeoutMs))) return looked.head;
    }
    const head = await this.lastOfOurs(looked === undefined ? PAGE_TIMEOUT_MS : timeoutMs);
    this.looked = end === undefined ? undefined : { end, head };
    return head;
  }

  /** Where the log ends with whatever anybody has written. */
  private async endOfAll(timeoutMs: number): Promise<Position | undefined> {
    const options = { fromPosition: END, maxCount: 1, direction: BACKWARDS } as const;
    const [last] = await this.call(timeoutMs, undefined, (client) => eventsOf(client.readAll(options)));
    return last && positionText(last.position);
  }

  private async hasMoreAfter(position: Position, timeoutMs: number): Promise<boolean> {
    const options = { fromPosition: logPosition(position), maxCount: 2, direction: FORWARDS } as const;
    const events = await this.call(timeoutMs, undefined, (client) => this.log(client, options));
    return events.some((event) => positionText(event.position) > position);
  }

  /** Behind our last event the server may have noted that somebody deleted a stream. */
  private async lastOfOurs(timeoutMs: number): Promise<Position | undefined> {
    let fromPosition: LogEvent['position'] | typeof END = END;
    for (let maxCount = 1; ; maxCount = NOTES_PASSED) {
      const events: LogEvent[] = await this.call(timeoutMs, undefined, (client) =>
        this.log(client, { fromPosition, maxCount, direction: BACKWARDS }),
      );
      const last = events.find(isOurs);
      if (last !== undefined) return positionText(last.position);
      const passed = events.at(-1);
      if (passed === undefined) return undefined;
      fromPosition = passed.position;
    }
  }

  private async page(after: Position | undefined, count: number): Promise<Slice> {
    // A read begins with the event at its position, and one more than asked for tells whether this is the end.
    const events = await this.call(PAGE_TIMEOUT_MS, undefined, (client) =>
      this.log(client, {
        fromPosition: after === undefined ? START : logPosition(after),
        maxCount: count + 2,
        direction: FORWARDS,
      }),
    );
    const [first] = events;
    const ahead = first !== undefined && positionText(first.position) === after ? events.slice(1) : events;
    const kept = ahead.slice(0, count);
    const last = kept.at(-1);
    return {
      events: kept.filter(isOurs).map((event) => recordedFrom(event, this.namespace)),
      position: last === undefined ? after : positionText(last.position),
      atEnd: ahead.length <= count,
    };
  }

  private log(
    client: KurrentDBClient,
    options: Omit<NonNullable<Parameters<KurrentDBClient['readAll']>[0]>, 'filter'>,
  ): Promise<LogEvent[]> {
    const filter = streamNameFilter({ prefixes: [this.namespace.prefix] });
    return eventsOf(client.readAll({ ...options, filter, resolveLinkTos: false }));
  }

  private async call<T>(timeoutMs: number, stream: string | undefined, ask: (client: KurrentDBClient) => Promise<T>) {
    try {
      return await this.connection.ask(timeoutMs, ask);
    } catch (error) {
      if (errorType(error) === ErrorType.STREAM_NOT_FOUND) throw error;
      throw readFailure(error, stream);
    }
  }
}

/** Not a link to another event, nor the server's note that a stream was deleted. */
const isOurs = ({ type }: RecordedEvent): boolean => !type.startsWith('$');

async function eventsOf(
  events: AsyncIterable<AllStreamResolvedEvent | { event?: RecordedEvent }>,
): Promise<LogEvent[]> {
  const gathered: LogEvent[] = [];
  for await (const { event } of events) {
    if (event !== undefined) gathered.push(event as LogEvent);
  }
  return gathered;
}

function emptyWhereThereIsNoStream(error: unknown): never[] {
  if (errorType(error) === ErrorType.STREAM_NOT_FOUND) return [];
  throw error;
}

const isWithin = (stream: string, prefixes: readonly string[]): boolean =>
  prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
