import { Pool } from 'pg';
import type { Position } from '#kernel/message.js';
import { NotAsCopied, type LogState, type MovableLog, type TextEvent, type TextSlice } from '../movable-log.js';
import { ordinalOf, positionOf } from '../position.js';
import type { StoredEvent } from '../stored-event.js';
import { eventColumns } from './append-batch.js';
import { EventReader } from './event-reader.js';
import { readFailure } from './failures.js';
import { readSessions } from './sessions.js';

/** The log in a PostgreSQL database whose migrations have run, as something to move. */
export class PostgresMovableLog implements MovableLog {
  private readonly pool: Pool;
  private readonly reader: EventReader;

  constructor(
    connectionString: string,
    readonly shown: string = shownUrl(connectionString),
  ) {
    this.pool = new Pool(readSessions(connectionString));
    this.pool.on('error', () => undefined);
    this.reader = new EventReader(this.pool);
  }

  async state(): Promise<LogState> {
    const state = await this.reader.state();
    if (state === undefined) return { kind: 'open' };
    if (state.kind === 'receiving') return { kind: 'receiving', other: state.other };
    const end = await this.reader.head();
    return { kind: 'sealed', other: state.other, end: end === 0 ? undefined : positionOf(end) };
  }

  async read(after: Position | undefined, limit: number): Promise<TextSlice> {
    const stored = await this.reader.stored(after, limit + 1);
    const events = stored.slice(0, limit).map(textFrom);
    return { events, position: events.at(-1)?.position ?? after, atEnd: stored.length <= limit };
  }

  async at(stream: string, revision: number): Promise<TextEvent | undefined> {
    const [event] = await this.reader.read(stream, revision, 1);
    return event?.revision === revision ? textFrom(event) : undefined;
  }

  async last(): Promise<TextEvent | undefined> {
    const event = await this.reader.storedAt(await this.reader.head());
    return event && textFrom(event);
  }

  async receive(from: string): Promise<void> {
    await this.changeState(KEEP_STATE, ['receiving', from]);
  }

  async write(behind: Position | undefined, events: readonly TextEvent[]): Promise<Position> {
    const values = [ordinalOf(behind), ...eventColumns(events)];
    const [row] = await this.rows<{ last: string | null }>(RECEIVE, values);
    if (row === undefined || row.last === null)
      throw new NotAsCopied(`somebody else has changed ${this.shown} during the copy`);
    return positionOf(Number(row.last));
  }

  async seal(to: string): Promise<void> {
    await this.changeState(KEEP_STATE, ['sealed', to]);
  }

  async reopen(): Promise<void> {
    await this.changeState('DELETE FROM hostler.log_state', []);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Under the lock of all appends, so that each of them comes before the change or sees it. */
  private async changeState(change: string, values: readonly string[]): Promise<void> {
    const client = await this.pool.connect().catch(refused);
    try {
      await client.query('BEGIN');
      await client.query(LOCK);
      await client.query(change, [...values]);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(true);
      throw readFailure(error);
    }
  }

  private async rows<R extends object>(text: string, values: readonly unknown[]): Promise<R[]> {
    return this.pool.query<R>(text, [...values]).then(({ rows }) => rows, refused);
  }
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('hostler.events', 0))`;
const KEEP_STATE = `
  INSERT INTO hostler.log_state (kind, other) VALUES ($1, $2)
  ON CONFLICT (is_only) DO UPDATE SET kind = excluded.kind, other = excluded.other`;
const RECEIVE = 'SELECT hostler.receive_events($1, $2, $3, $4, $5, $6, $7) AS last';

const textFrom = ({ ordinal, ...event }: StoredEvent): TextEvent => ({ ...event, position: positionOf(ordinal) });

function refused(error: unknown): never {
  throw readFailure(error);
}

/** Where a database is, without user, password and settings. */
function shownUrl(connectionString: string): string {
  if (!URL.canParse(connectionString)) return 'postgres';
  const { host, pathname } = new URL(connectionString);
  return `postgres://${host}${pathname}`;
}
