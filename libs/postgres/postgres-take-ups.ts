import type { PreparedTables } from '#runtime/table-id.js';
import type { TakeUp, TakeUps } from '#runtime/take-ups.js';
import type { Pool } from 'pg';

export class PostgresTakeUps implements TakeUps {
  constructor(
    private readonly pool: Pool,
    private readonly tables: PreparedTables,
  ) {}

  async ask(runner: string, key: string): Promise<void> {
    await this.pool.query('INSERT INTO hostler.take_ups (runner, key) VALUES ($1, $2)', [
      this.tables.idOf(runner),
      key,
    ]);
  }

  async asked(runner: string): Promise<readonly TakeUp[]> {
    const { rows } = await this.pool.query<TakeUp>(
      'SELECT id, key FROM hostler.take_ups WHERE runner = $1 ORDER BY id',
      [this.tables.idOf(runner)],
    );
    return rows;
  }

  async settle(runner: string, takeUps: readonly TakeUp[]): Promise<void> {
    if (takeUps.length === 0) return;
    await this.pool.query('DELETE FROM hostler.take_ups WHERE runner = $1 AND id = ANY ($2::bigint[])', [
      this.tables.idOf(runner),
      takeUps.map(({ id }) => id),
    ]);
  }
}
