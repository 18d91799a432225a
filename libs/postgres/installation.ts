import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** An event that a read model of this database has come to. */
export type Reached = { readonly position: string; readonly eventId: string };

/**
 * Whose the database is. The first server decides: what the database's own log says, if it has one, else the id given, else a
 * new one.
 */
export async function installationIn(pool: Pool, given: string | undefined): Promise<string> {
  const proposed = (await firstInLog(pool)) ?? given ?? randomUUID();
  await pool.query('INSERT INTO hostler.installation (id) VALUES ($1) ON CONFLICT DO NOTHING', [proposed]);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM hostler.installation');
  return rows[0]?.id ?? proposed;
}

/** Whose the database is; `undefined` where no server has begun with it yet. */
export async function knownInstallationIn(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM hostler.installation');
  return rows[0]?.id;
}

/** Where the read models stand. */
export async function reachedIn(pool: Pool): Promise<readonly Reached[]> {
  return (await pool.query<Reached>(REACHED)).rows;
}

const REACHED = `
  SELECT DISTINCT position, event_id AS "eventId" FROM hostler.checkpoints
  WHERE position IS NOT NULL AND event_id IS NOT NULL`;

async function firstInLog(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ data: string }>('SELECT data FROM hostler.events ORDER BY position LIMIT 1');
  const [first] = rows;
  return first === undefined ? undefined : (JSON.parse(first.data) as { installationId: string }).installationId;
}
