import type { Directory, Sql, Subject } from '../ports.js';
import { foldCase, searchTextOf } from '../search-text.js';

type Row = { body: string };

/** People in PostgreSQL: as JSON, which holds every name that can be typed, and as text to search in. */
export class EmbeddedDirectory implements Directory {
  constructor(private readonly sql: Sql) {}

  async put({ subjectId, displayName, email }: Subject): Promise<void> {
    await this.sql.query(
      `INSERT INTO hostler.subjects (subject_id, search_text, body) VALUES ($1, $2, $3)
       ON CONFLICT (subject_id) DO UPDATE SET (search_text, body) = ROW ($2, $3)`,
      [subjectId, searchTextOf({ subjectId, displayName, email }), JSON.stringify({ subjectId, displayName, email })],
    );
  }

  async get(subjectIds: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
    const { rows } = await this.sql.query<Row>(
      'SELECT body FROM hostler.subjects WHERE subject_id = ANY ($1::text[])',
      [[...subjectIds]],
    );
    return new Map(rows.map((row) => subjectOf(row)).map((subject) => [subject.subjectId, subject]));
  }

  async find(text: string, limit: number): Promise<readonly Subject[]> {
    const { rows } = await this.sql.query<Row>(
      `SELECT body FROM hostler.subjects WHERE position($1 IN search_text) > 0 ORDER BY search_text, subject_id LIMIT $2`,
      [foldCase(text), limit],
    );
    return rows.map(subjectOf);
  }

  async erase(subjectId: string): Promise<void> {
    await this.sql.query('DELETE FROM hostler.subjects WHERE subject_id = $1', [subjectId]);
  }
}

function subjectOf({ body }: Row): Subject {
  const { subjectId, displayName, email } = JSON.parse(body) as Subject;
  return { subjectId, displayName, email };
}
