import type { Snapshot, Snapshots } from '#runtime/snapshots.js';
import type { Pool } from 'pg';
import { isHistory } from './history.js';

export class PostgresSnapshots implements Snapshots {
  constructor(
    private readonly pool: Pool,
    private readonly history: number,
  ) {}

  async find(stream: string): Promise<Snapshot | undefined> {
    const { rows } = await this.pool.query<Snapshot>(FIND, [stream]);
    return rows[0];
  }

  async keep({ stream, revision, position, stateVersion, state, commands }: Snapshot): Promise<void> {
    await this.pool.query(KEEP, [stream, revision, position, stateVersion, state, commands, this.history]);
  }
}

const FIND = `
  SELECT stream, revision, position, state_version AS "stateVersion", state, commands
  FROM hostler.snapshots WHERE stream = $1`;

const KEEP = `
  INSERT INTO hostler.snapshots AS kept (stream, revision, position, state_version, state, commands)
  SELECT $1, $2, $3, $4, $5, $6 WHERE ${isHistory('$7')}
  ON CONFLICT (stream) DO UPDATE SET
    revision = excluded.revision, position = excluded.position, state_version = excluded.state_version,
    state = excluded.state, commands = excluded.commands
  WHERE kept.revision <= excluded.revision`;
