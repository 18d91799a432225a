import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may not stand in an event, so that it can be erased: secrets, payloads, logs, people, credentials. */
export class Vault1764000000002 implements MigrationInterface {
  readonly name = 'Vault1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS hostler');
    for (const statement of [SECRETS, PAYLOADS, LOGS, SUBJECTS, CREDENTIALS, APPEND_LOG]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only: what people stored is never dropped');
  }
}

const SECRETS = `
  CREATE TABLE hostler.secrets (
    reference text COLLATE "C" PRIMARY KEY,
    key_id text NOT NULL,
    wrapped_key bytea NOT NULL,
    sealed_value bytea NOT NULL
  )`;

const PAYLOADS = `
  CREATE TABLE hostler.payloads (
    reference text COLLATE "C" PRIMARY KEY,
    environment_id text NOT NULL,
    kind text NOT NULL,
    subject text COLLATE "C" NOT NULL,
    body text NOT NULL
  );
  CREATE INDEX ON hostler.payloads (subject)`;

const LOGS = `
  CREATE TABLE hostler.logs (
    run_id text COLLATE "C" PRIMARY KEY,
    environment_id text NOT NULL,
    kind text NOT NULL,
    subject text COLLATE "C" NOT NULL,
    length integer NOT NULL DEFAULT 0,
    truncated boolean NOT NULL DEFAULT false
  );
  CREATE INDEX ON hostler.logs (subject);
  CREATE TABLE hostler.log_chunks (
    run_id text COLLATE "C" REFERENCES hostler.logs ON DELETE CASCADE,
    start integer,
    bytes bytea NOT NULL,
    PRIMARY KEY (run_id, start)
  )`;

const SUBJECTS = `
  CREATE TABLE hostler.subjects (
    subject_id text COLLATE "C" PRIMARY KEY,
    search_text text COLLATE "C" NOT NULL,
    body text NOT NULL
  )`;

const CREDENTIALS = `
  CREATE TABLE hostler.credentials (
    kind text NOT NULL,
    id text NOT NULL,
    digest text COLLATE "C" NOT NULL UNIQUE,
    claims text NOT NULL,
    expires_at bigint,
    PRIMARY KEY (kind, id)
  );
  CREATE INDEX ON hostler.credentials (expires_at)`;

/**
 * Adds to a log what is not there yet, under the lock of its row, up to a limit. The chunk starts where the log ended, so the
 * bytes that were there already are cut off its front.
 */
const APPEND_LOG = `
  CREATE FUNCTION hostler.append_log(
    of_run text, of_environment text, of_kind text, of_subject text, at_offset bigint, chunk bytea, limit_bytes integer,
    OUT length integer, OUT gap boolean
  ) LANGUAGE plpgsql AS $$
  DECLARE
    fresh bytea;
  BEGIN
    IF at_offset = 0 THEN
      INSERT INTO hostler.logs (run_id, environment_id, kind, subject)
      VALUES (of_run, of_environment, of_kind, of_subject) ON CONFLICT DO NOTHING;
    END IF;
    SELECT logs.length INTO length FROM hostler.logs WHERE run_id = of_run FOR UPDATE;
    length := coalesce(length, 0);
    gap := at_offset > length AND length < limit_bytes;
    IF gap THEN RETURN; END IF;

    -- What lies before the end of the log is a repeat, what lies beyond the limit is dropped.
    fresh := substring(
      substring(chunk FROM 1 FOR greatest(limit_bytes - at_offset, 0)::integer)
      FROM greatest(length - at_offset, 0)::integer + 1);
    IF octet_length(fresh) > 0 THEN
      INSERT INTO hostler.log_chunks (run_id, start, bytes) VALUES (of_run, length, fresh);
      length := length + octet_length(fresh);
    END IF;
    UPDATE hostler.logs SET length = append_log.length,
      truncated = truncated OR (octet_length(chunk) > 0 AND at_offset + octet_length(chunk) > limit_bytes)
    WHERE run_id = of_run;
  END $$`;
