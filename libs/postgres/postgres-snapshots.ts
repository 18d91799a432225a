import type { Snapshot, Snapshots } from '#runtime/snapshots.js';
import type { Pool } from 'pg';

export class PostgresSnapshots implements Snapshots {
  constructor(private readonly pool: Pool) {}

  async find(stream: string): Promise<Snapshot | undefined> {
    const { rows } = await this.pool.query<Snapshot>(FIND, [stream]);
    return rows[0];
  }

  async keep({ stream, revision, position, stateVersion, state, commands }: Snapshot): Promise<void> {
    await this.pool.query(KEEP, [stream, revision, position, stateVersion, state, commands]);
  }
}

const FIND = `
  SELECT stream, revision, position, state_version AS "stateVersion", state, commands
  FROM hostler.snapshots WHERE stream = $1`;

const KEEP = `
  INSERT INTO hostler.snapshots AS kept (stream, revision, position, state_version, state, commands)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (stream) DO UPDATE SET
    revision = excluded.revision, position = excluded.position, state_version = excluded.state_version,
    state = excluded.state, commands = excluded.commands
  WHERE kept.revision <= excluded.revision`;
