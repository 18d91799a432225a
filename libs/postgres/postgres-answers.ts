import type { Answer, Answers } from '#runtime/answers.js';
import type { Pool } from 'pg';

export class PostgresAnswers implements Answers {
  constructor(private readonly pool: Pool) {}

  async find(scope: string, key: string): Promise<Answer | undefined> {
    const { rows } = await this.pool.query<Omit<Answer, 'headers'> & { headers: string }>(FIND, [scope, key]);
    return rows[0] && { ...rows[0], headers: JSON.parse(rows[0].headers) as Answer['headers'] };
  }

  async keep({ scope, key, digest, status, body, headers, answeredAt }: Answer): Promise<void> {
    await this.pool.query(KEEP, [scope, key, digest, status, body, JSON.stringify(headers), answeredAt]);
  }

  async forgetBefore(time: number): Promise<number> {
    const { rowCount } = await this.pool.query('DELETE FROM hostler.answers WHERE answered_at < $1', [time]);
    return rowCount ?? 0;
  }
}

const FIND = `
  SELECT scope, key, digest, status, body, headers, answered_at AS "answeredAt"
  FROM hostler.answers WHERE scope = $1 AND key = $2`;

const KEEP = `
  INSERT INTO hostler.answers (scope, key, digest, status, body, headers, answered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`;
