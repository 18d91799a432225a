import { SETTLED_MS, type Agenda, type AgendaEntry } from '#runtime/agenda.js';
import type { Parked } from '#runtime/stored-rows.js';
import type { PreparedTables } from '#runtime/table-id.js';
import type { Pool } from 'pg';
import { asPrepared } from './as-prepared.js';

type OfVersion = Pick<AgendaEntry, 'key' | 'from'>;

export class PostgresAgenda implements Agenda {
  constructor(
    private readonly pool: Pool,
    private readonly tables: PreparedTables,
  ) {}

  async due(runner: string, now: number, limit: number): Promise<readonly AgendaEntry[]> {
    const { rows } = await this.pool.query<Omit<AgendaEntry, 'resume'> & { resume: string | null }>(
      asPrepared({ text: DUE, values: [this.tables.idOf(runner), now, limit] }),
    );
    return rows.map(({ resume, ...entry }) => ({ ...entry, resume: resume ?? undefined }));
  }

  async nextAt(runner: string): Promise<number | undefined> {
    const { rows } = await this.pool.query<{ readyAt: number }>(
      asPrepared({ text: NEXT_AT, values: [this.tables.idOf(runner), SETTLED_MS] }),
    );
    return rows[0]?.readyAt;
  }

  async defer(
    runner: string,
    { key, from }: OfVersion,
    { retryAt, attempts, resume }: { retryAt: number; attempts: number; resume?: string },
  ): Promise<void> {
    await this.pool.query(DEFER, [this.tables.idOf(runner), key, from, retryAt, attempts, resume ?? null]);
  }

  async done(runner: string, { key, from }: OfVersion): Promise<void> {
    await this.pool.query(DONE, [this.tables.idOf(runner), key, from, SETTLED_MS]);
  }

  async park({ runner, key, position, eventId, reason, parkedAt }: Parked): Promise<void> {
    await this.pool.query(PARK, [this.tables.idOf(runner), key, position, eventId, reason, parkedAt]);
  }

  async unpark(runner: string, key: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ unparked: boolean }>(UNPARK, [this.tables.idOf(runner), key]);
    return rows[0]?.unparked ?? false;
  }
}

// A version that came after the parking is no longer meant by it.
const NOT_PARKED = `NOT EXISTS (SELECT FROM hostler.parked WHERE parked.runner = agenda.runner AND parked.key = agenda.key
  AND parked.position >= agenda.from_position)`;

const DUE = `
  SELECT key, due_at AS "dueAt", retry_at AS "retryAt", attempts, from_position AS "from", resume
  FROM hostler.agenda WHERE runner = $1 AND ready_at <= $2 AND ${NOT_PARKED}
  ORDER BY ready_at, key LIMIT $3`;

const NEXT_AT = `
  SELECT ready_at AS "readyAt" FROM hostler.agenda
  WHERE runner = $1 AND ready_at < $2 AND ${NOT_PARKED} ORDER BY ready_at, key LIMIT 1`;

const DEFER = `
  UPDATE hostler.agenda SET retry_at = $4, attempts = $5, resume = $6
  WHERE runner = $1 AND key = $2 AND from_position = $3`;

const DONE = 'UPDATE hostler.agenda SET retry_at = $4 WHERE runner = $1 AND key = $2 AND from_position = $3';

// Locks the entry, so that a batch that is just moving the row comes wholly before (then nothing is parked) or after.
const PARK = `
  INSERT INTO hostler.parked (runner, key, position, event_id, reason, parked_at)
  SELECT runner, key, from_position, $4, $5, $6 FROM hostler.agenda
  WHERE runner = $1 AND key = $2 AND from_position = $3 FOR UPDATE
  ON CONFLICT (runner, key) DO UPDATE SET
    position = excluded.position, event_id = excluded.event_id, reason = excluded.reason, parked_at = excluded.parked_at`;

const UNPARK = `
  WITH unparked AS (
    DELETE FROM hostler.parked WHERE runner = $1 AND key = $2 RETURNING 1
  ), due AS (
    UPDATE hostler.agenda SET retry_at = due_at, attempts = 0
    WHERE runner = $1 AND key = $2 AND EXISTS (SELECT FROM unparked)
  )
  SELECT EXISTS (SELECT FROM unparked) AS unparked`;
