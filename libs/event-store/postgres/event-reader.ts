import type { Pool } from 'pg';
import type { Position, Recorded } from '#kernel/message.js';
import type { Filter, Slice } from '../event-store.js';
import { ordinalOf, positionOf } from '../position.js';
import type { StoredEvent } from '../stored-event.js';
import { recordedFrom } from '../stored-event.js';
import { readFailure } from './failures.js';

/** A filtered read looks through at most this many events a call, so that a rare prefix costs no more than a frequent one. */
const MAX_LOOKED_THROUGH = 10_000;

/** Why a log takes no appends, and which other store has to do with it. */
type SealedState = { readonly kind: 'receiving' | 'sealed'; readonly other: string };

type Row = Omit<StoredEvent, 'ordinal'> & { readonly position: string };

const ROW = 'position, stream, revision, id, type, data, metadata';

const STREAM = `SELECT ${ROW} FROM hostler.events WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3`;

const EVENT = `SELECT ${ROW} FROM hostler.events WHERE position = $1`;

const LOG = `SELECT ${ROW} FROM hostler.events WHERE position > $1 ORDER BY position LIMIT $2`;

const LOOK = `
  SELECT max(position) AS last, count(*)::integer AS looked
  FROM (SELECT position FROM hostler.events WHERE position > $1 ORDER BY position LIMIT $2) AS ahead`;

const LOG_OF_PREFIXES = `
  SELECT ${ROW} FROM hostler.events
  WHERE position > $1 AND position <= $2 AND stream ^@ ANY ($3::text[]) ORDER BY position LIMIT $4`;

/** Reads the log. Throws `StoreUnavailable` while the database is away. */
export class EventReader {
  constructor(private readonly pool: Pool) {}

  async read(stream: string, fromRevision: number, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await this.rows<Row>('read stream', STREAM, [stream, fromRevision, limit]);
    return rows.map(storedFrom);
  }

  readAll(
    after: Position | undefined,
    { streamPrefixes = [], limit = 1_000 }: Filter & { limit?: number },
  ): Promise<Slice> {
    return streamPrefixes.length === 0 ? this.readLog(after, limit) : this.readFiltered(after, streamPrefixes, limit);
  }

  async eventAt(position: Position): Promise<Recorded | undefined> {
    const event = await this.storedAt(ordinalOf(position));
    return event && recordedFrom(event);
  }

  async storedAt(ordinal: number): Promise<StoredEvent | undefined> {
    const [row] = await this.rows<Row>('read event', EVENT, [ordinal]);
    return row && storedFrom(row);
  }

  async head(): Promise<number> {
    const rows = await this.rows<{ head: string | null }>('head', HEAD, []);
    return Number(rows[0]?.head ?? 0);
  }

  /** The next events of the log, as its text. */
  async stored(after: Position | undefined, limit: number): Promise<readonly StoredEvent[]> {
    return (await this.rows<Row>('read log', LOG, [ordinalOf(after), limit])).map(storedFrom);
  }

  /** `undefined` while the log takes appends. */
  async state(): Promise<SealedState | undefined> {
    return (await this.rows<SealedState>('log state', 'SELECT kind, other FROM hostler.log_state', []))[0];
  }

  private async readLog(after: Position | undefined, limit: number): Promise<Slice> {
    // One more than asked for tells whether this is the end.
    const stored = await this.stored(after, limit + 1);
    const events = stored.slice(0, limit).map(recordedFrom);
    return { events, position: events.at(-1)?.position ?? after, atEnd: stored.length <= limit };
  }

  private async readFiltered(after: Position | undefined, prefixes: readonly string[], limit: number): Promise<Slice> {
    const ahead = await this.rows<{ last: string | null; looked: number }>('look ahead', LOOK, [
      ordinalOf(after),
      MAX_LOOKED_THROUGH,
    ]);
    const { last, looked } = ahead[0] ?? { last: null, looked: 0 };
    if (last === null) return { events: [], position: after, atEnd: true };
    // Order of positions is order of visibility: what comes later than this look-ahead comes behind its last position.
    const rows = await this.rows<Row>('read log of prefixes', LOG_OF_PREFIXES, [
      ordinalOf(after),
      last,
      prefixes,
      limit + 1,
    ]);
    const events = recordedRows(rows.slice(0, limit));
    if (rows.length > limit) return { events, position: events.at(-1)?.position, atEnd: false };
    return { events, position: positionOf(Number(last)), atEnd: looked < MAX_LOOKED_THROUGH };
  }

  private async rows<R extends object>(name: string, text: string, values: readonly unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>({ name, text, values: [...values] })).rows;
    } catch (error) {
      throw readFailure(error);
    }
  }
}

/** The last position of the log, as a decimal string; NULL while it is empty. */
export const HEAD = 'SELECT max(position) AS head FROM hostler.events';

const storedFrom = ({ position, ...row }: Row): StoredEvent => ({ ...row, ordinal: Number(position) });

const recordedRows = (rows: readonly Row[]): Recorded[] => rows.map((row) => recordedFrom(storedFrom(row)));
