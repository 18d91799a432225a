import type { Lease, Leases } from '#runtime/leases.js';
import type { Pool } from 'pg';
import { asPrepared } from './as-prepared.js';
import { isHistory } from './history.js';

/** Leases in the database's own time: the clocks of servers don't matter. Only servers of the present history get any. */
export class PostgresLeases implements Leases {
  constructor(
    private readonly pool: Pool,
    private readonly history: number,
  ) {}

  async acquire(name: string, owner: string, ttlMs: number): Promise<Lease | undefined> {
    const { rows } = await this.pool.query<{ epoch: number }>(ACQUIRE, [name, owner, ttlMs, this.history]);
    return rows[0] && { name, owner, epoch: rows[0].epoch };
  }

  async renew({ name, owner, epoch }: Lease, ttlMs: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      asPrepared({ text: RENEW, values: [name, owner, epoch, ttlMs, this.history] }),
    );
    return rowCount === 1;
  }

  async release({ name, owner, epoch }: Lease): Promise<void> {
    await this.pool.query(RELEASE, [name, owner, epoch]);
  }

  async free(name: string): Promise<void> {
    await this.pool.query(FREE, [name]);
  }

  async freeAll(): Promise<void> {
    await this.pool.query(FREE_ALL);
  }

  async list(): Promise<readonly (Lease & { readonly expiresAt: number })[]> {
    const { rows } = await this.pool.query<Lease & { expiresAt: number }>(LIST);
    return rows;
  }
}

// The conflicting row is looked at once more after it was locked, so of many at once exactly one takes it.
const ACQUIRE = `
  INSERT INTO hostler.leases AS held (name, owner, epoch, expires_at)
  SELECT $1, $2, 1, clock_timestamp() + $3::float8 * interval '1 ms' WHERE ${isHistory('$4')}
  ON CONFLICT (name) DO UPDATE SET
    owner = excluded.owner,
    epoch = held.epoch + CASE WHEN held.owner IS NULL OR held.expires_at <= clock_timestamp() THEN 1 ELSE 0 END,
    expires_at = clock_timestamp() + $3::float8 * interval '1 ms'
  WHERE held.owner IS NULL OR held.owner = excluded.owner OR held.expires_at <= clock_timestamp()
  RETURNING epoch`;

const RENEW = `
  UPDATE hostler.leases SET expires_at = clock_timestamp() + $4::float8 * interval '1 ms'
  WHERE name = $1 AND owner = $2 AND epoch = $3 AND ${isHistory('$5')}`;

const RELEASE = `
  UPDATE hostler.leases SET owner = NULL, expires_at = clock_timestamp()
  WHERE name = $1 AND owner = $2 AND epoch = $3`;

const FREE = `UPDATE hostler.leases SET owner = NULL, expires_at = clock_timestamp() WHERE name = $1`;

const FREE_ALL = `UPDATE hostler.leases SET owner = NULL, expires_at = clock_timestamp()`;

const LIST = `
  SELECT name, owner, epoch, floor(extract(epoch FROM expires_at) * 1000)::bigint AS "expiresAt"
  FROM hostler.leases WHERE owner IS NOT NULL ORDER BY name`;
