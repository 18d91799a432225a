import { setTimeout } from 'node:timers/promises';
import { ErrorType } from '@kurrent/kurrentdb-client';
import type { Position, Recorded } from '#kernel/message.js';
import { StoreUnavailable } from '../event-store.js';
import { NotAsCopied, type LogState, type MovableLog, type TextEvent, type TextSlice } from '../movable-log.js';
import { Connection } from './connection.js';
import { lettersOf, type CopiedLetter } from './copied-letters.js';
import { errorType, readFailure } from './failures.js';
import { LogReader } from './log-reader.js';
import { namespaceOf, type Namespace } from './namespace.js';
import { positionText } from './position-text.js';
import { SEALING_MS } from './seal-watch.js';
import { send } from './send-append.js';
import { checkServerVersion } from './server-version.js';
import { StateStream } from './state-stream.js';

const APPEND_TIMEOUT_MS = 10_000;
/** On their way at once. A server carries out what comes over one connection in its order; the positions tell whether it did. */
const MAX_IN_FLIGHT_APPENDS = 64;

/** One namespace of an EventStoreDB or a KurrentDB as something to move. */
export class KurrentDbMovableLog implements MovableLog {
  /** Throws `StoreUnavailable` where no server answers, `StoreRefused` where it is not one for us. */
  static async open(url: string, namespace: string): Promise<KurrentDbMovableLog> {
    const log = new KurrentDbMovableLog(new Connection(url), namespaceOf(namespace), namespace);
    try {
      await checkServerVersion(log.connection);
      return log;
    } catch (error) {
      await log.close();
      throw error;
    }
  }

  readonly shown: string;
  private readonly reader: LogReader;
  private readonly states: StateStream;

  private constructor(
    private readonly connection: Connection,
    private readonly namespace: Namespace,
    name: string,
  ) {
    this.shown = `${connection.shown} (namespace ${name})`;
    this.reader = new LogReader(connection, namespace);
    this.states = new StateStream(connection, namespace);
  }

  async state(): Promise<LogState> {
    const last = await this.states.last();
    if (last?.kind === 'receiving') return { kind: 'receiving', other: last.other };
    return last?.kind === 'sealed' ? { kind: 'sealed', other: last.other, end: last.position } : { kind: 'open' };
  }

  async read(after: Position | undefined, limit: number): Promise<TextSlice> {
    const state = await this.state();
    const { events, position, atEnd } = await this.reader.readAll(after, { limit });
    const end = state.kind === 'sealed' ? state.end : undefined;
    const before = events.filter((event) => end === undefined || event.position < end);
    if (before.length === events.length) return { events: before.map(textFrom), position, atEnd };
    return { events: before.map(textFrom), position: before.at(-1)?.position ?? after, atEnd: true };
  }

  async at(stream: string, revision: number): Promise<TextEvent | undefined> {
    const [event] = await this.reader.read(stream, revision, 1);
    return event && textFrom(event);
  }

  async last(): Promise<TextEvent | undefined> {
    const head = await this.reader.head();
    const event = head === undefined ? undefined : await this.reader.eventAt(head);
    return event && textFrom(event);
  }

  async receive(from: string): Promise<void> {
    await this.states.change('receiving', from, await this.states.last());
  }

  async write(behind: Position | undefined, events: readonly TextEvent[]): Promise<Position> {
    let last = behind ?? '';
    const letters = lettersOf(events, this.namespace);
    for (let start = 0; start < letters.length; start += MAX_IN_FLIGHT_APPENDS)
      last = await this.sendInOrder(last, letters.slice(start, start + MAX_IN_FLIGHT_APPENDS));
    return last;
  }

  async seal(to: string): Promise<void> {
    const last = await this.states.last();
    if (last?.kind === 'sealed' && last.other === to) return;
    await this.states.change('sealing', to, last);
    await setTimeout(SEALING_MS);
    await this.states.change('sealed', to, await this.states.last());
  }

  async reopen(): Promise<void> {
    await this.states.change('open', '', await this.states.last());
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async sendInOrder(behind: Position, letters: readonly CopiedLetter[]): Promise<Position> {
    const sent = await Promise.allSettled(letters.map((letter) => this.sendOne(letter)));
    const lastTaken = sent.findLastIndex(({ status }) => status === 'fulfilled');
    const failed = sent.findIndex(({ status }) => status === 'rejected');
    if (failed !== -1) {
      // One that was not taken, while a later one was, could only come behind it now.
      for (const letter of letters.slice(failed, Math.max(failed, lastTaken))) await this.mustStand(letter);
      throw (sent[failed] as PromiseRejectedResult).reason;
    }
    return sent.reduce((before, answer) => {
      const { value } = answer as PromiseFulfilledResult<Position>;
      if (value <= before) throw this.outOfOrder();
      return value;
    }, behind);
  }

  private async sendOne(letter: CopiedLetter): Promise<Position> {
    const { position, nextExpectedRevision } = await send(this.connection, letter, APPEND_TIMEOUT_MS).catch(
      (error: unknown) => {
        throw notAsCopied(error, this.shown) ?? readFailure(error, letter.stream);
      },
    );
    if (nextExpectedRevision !== BigInt(letter.lastRevision)) throw this.outOfOrder();
    if (position !== undefined) return positionText(position);
    const event = await this.at(letter.insideStream, letter.lastRevision);
    if (event === undefined) throw new StoreUnavailable('an append was answered, but is not to be read yet');
    return event.position;
  }

  private async mustStand({ insideStream, lastRevision }: CopiedLetter): Promise<void> {
    if ((await this.at(insideStream, lastRevision)) === undefined) throw this.outOfOrder();
  }

  private outOfOrder(): NotAsCopied {
    return new NotAsCopied(`${this.shown} took events in another order than they were sent, or holds others already`);
  }
}

/** Data and metadata are text that JSON.stringify made, which comes out of the client's parser and it again as it was. */
const textFrom = ({ data, metadata, ...event }: Recorded): TextEvent => ({
  ...event,
  data: JSON.stringify(data),
  metadata: JSON.stringify(metadata),
});

const notAsCopied = (error: unknown, shown: string): NotAsCopied | undefined =>
  errorType(error) === ErrorType.WRONG_EXPECTED_VERSION
    ? new NotAsCopied(`somebody else has changed ${shown} during the copy`, { cause: error })
    : undefined;
