import type { Json } from '#kernel/message.js';
import {
  LOG_LIMIT_BYTES,
  LOG_SLICE_BYTES,
  LogGap,
  type LogSlice,
  type PayloadAbout,
  type PayloadStore,
  type Sql,
} from '../ports.js';
import { refuseEverything } from '../refuse-everything.js';

type Appended = { length: number; gap: boolean };
type LogRow = { length: number; truncated: boolean; start: number | null; bytes: Buffer | null };

/** Payloads in PostgreSQL, as JSON text, and logs as chunks in the order of their bytes. */
export class EmbeddedPayloadStore implements PayloadStore {
  constructor(private readonly sql: Sql) {}

  async put(reference: string, about: PayloadAbout, value: Json): Promise<void> {
    await this.sql.query(
      `INSERT INTO hostler.payloads (reference, environment_id, kind, subject, body) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (reference) DO NOTHING`,
      [reference, about.environmentId, about.kind, about.subject, JSON.stringify(value)],
    );
  }

  async get(reference: string): Promise<Json | undefined> {
    const { rows } = await this.sql.query<{ body: string }>('SELECT body FROM hostler.payloads WHERE reference = $1', [
      reference,
    ]);
    return rows[0] && (JSON.parse(rows[0].body) as Json);
  }

  async appendLog(runId: string, about: PayloadAbout, offset: number, bytes: Uint8Array): Promise<number> {
    const { rows } = await this.sql.query<Appended>('SELECT * FROM hostler.append_log($1, $2, $3, $4, $5, $6, $7)', [
      runId,
      about.environmentId,
      about.kind,
      about.subject,
      offset,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      LOG_LIMIT_BYTES,
    ]);
    const { length, gap } = rows[0]!;
    if (gap) throw new LogGap(length);
    return length;
  }

  async readLog(runId: string, offset: number, limit: number = LOG_SLICE_BYTES): Promise<LogSlice> {
    const { rows } = await this.sql.query<LogRow>(CHUNKS, [runId, offset, offset + limit]);
    const { length, truncated, start } = rows[0] ?? { length: 0, truncated: false, start: null };
    const chunks = Buffer.concat(rows.flatMap((row) => row.bytes ?? []));
    const skipped = offset - (start ?? offset);
    return { bytes: new Uint8Array(chunks.subarray(skipped, skipped + limit)), offset, length, truncated };
  }

  async erase(about: Partial<PayloadAbout>): Promise<number> {
    refuseEverything(about);
    const { rows } = await this.sql.query<{ erased: number }>(ERASE, [about.environmentId, about.kind, about.subject]);
    return rows[0]!.erased;
  }
}

/** From the last chunk that starts at or before the wanted bytes, so that a long log is not read from its beginning. */
const CHUNKS = `
  SELECT log.length, log.truncated, chunk.start, chunk.bytes
  FROM hostler.logs log
  LEFT JOIN hostler.log_chunks chunk ON chunk.run_id = log.run_id AND chunk.start < $3 AND chunk.start >= coalesce((
    SELECT max(earlier.start) FROM hostler.log_chunks earlier WHERE earlier.run_id = $1 AND earlier.start <= $2), 0)
  WHERE log.run_id = $1
  ORDER BY chunk.start`;

const WANTED = `
  ($1::text IS NULL OR environment_id = $1) AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR subject = $3)`;

const ERASE = `
  WITH gone_payloads AS (DELETE FROM hostler.payloads WHERE ${WANTED} RETURNING 1),
       gone_logs AS (DELETE FROM hostler.logs WHERE ${WANTED} RETURNING 1)
  SELECT ((SELECT count(*) FROM gone_payloads) + (SELECT count(*) FROM gone_logs))::integer AS erased`;
