import { openPool } from './pool.js';

/** What a doctor looks at. */
export type DatabaseFacts = {
  /** As the server says it: 18.4. */
  readonly version: string;
  readonly majorVersion: number;
  /** Takes no writes: a standby. */
  readonly isFollower: boolean;
  /** By how many milliseconds its clock is ahead of ours. */
  readonly clockAheadMs: number;
  /** `undefined` where no server has begun with it yet. */
  readonly ours: { readonly installationId: string; readonly checkpoints: readonly CheckpointFacts[] } | undefined;
};

type CheckpointFacts = { readonly runner: string; readonly position: string | null; readonly time: number | null };

/** Rejects with what `pg` says where the database does not answer. */
export async function examineDatabase(connectionString: string): Promise<DatabaseFacts> {
  const pool = openPool({ connectionString, applicationName: 'hostler doctor', maxConnections: 1 });
  try {
    // The first connection takes its time, which is not to be taken for a difference of clocks.
    await pool.query('SELECT 1');
    const askedAt = Date.now();
    const { rows } = await pool.query<Server>(SERVER);
    const now = (askedAt + Date.now()) / 2;
    const { version, number, follower, time, begun } = rows[0] as Server;
    const ours = begun ? (await pool.query<NonNullable<DatabaseFacts['ours']>>(OURS)).rows[0] : undefined;
    const majorVersion = Math.floor(number / 10_000);
    return { version, majorVersion, isFollower: follower, clockAheadMs: Math.round(time - now), ours };
  } finally {
    await pool.end();
  }
}

type Server = { version: string; number: number; follower: boolean; time: number; begun: boolean };

const SERVER = `
  SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
    current_setting('server_version_num')::integer AS number,
    pg_is_in_recovery() AS follower, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS time,
    to_regclass('hostler.log_state') IS NOT NULL AS begun`;

const OURS = `
  SELECT id AS "installationId", (
    SELECT coalesce(json_agg(json_build_object('runner', runner, 'position', position, 'time', time)), '[]')
    FROM hostler.checkpoints WHERE history = rows_history
  ) AS checkpoints
  FROM hostler.installation`;
