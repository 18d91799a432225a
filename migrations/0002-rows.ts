import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leases, checkpoints, agendas, parked rows, sessions and answers. The tables of rows are made from their declarations. */
export class Rows1764000000001 implements MigrationInterface {
  readonly name = 'Rows1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LEASES, CHECKPOINTS, AGENDA, AGENDA_READY, PARKED, SESSIONS, ANSWERS, ANSWERS_AGE])
      await runner.query(statement);
    await runner.query('CREATE SCHEMA IF NOT EXISTS hostler_rows');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Rows that are updated all the time leave room on their page, so that a new version needs no entry in an index.
const HOT = 'WITH (fillfactor = 50)';

// A released lease has no owner; its row stays, because it remembers the epoch.
const LEASES = `
  CREATE TABLE hostler.leases (
    name text COLLATE "C" PRIMARY KEY,
    owner text COLLATE "C",
    epoch bigint NOT NULL,
    expires_at timestamptz NOT NULL
  ) ${HOT}`;

// One row a version of a table; `position` is NULL before the first batch. `declared` is what its tables were made from.
const CHECKPOINTS = `
  CREATE TABLE hostler.checkpoints (
    runner text COLLATE "C" PRIMARY KEY,
    position text COLLATE "C",
    time bigint,
    event_id text COLLATE "C",
    epoch bigint NOT NULL DEFAULT 0,
    declared text NOT NULL
  ) ${HOT}`;

const AGENDA = `
  CREATE TABLE hostler.agenda (
    runner text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    due_at bigint NOT NULL,
    retry_at bigint NOT NULL,
    ready_at bigint NOT NULL GENERATED ALWAYS AS (greatest(due_at, retry_at)) STORED,
    attempts integer NOT NULL DEFAULT 0,
    from_position text COLLATE "C" NOT NULL,
    resume text,
    PRIMARY KEY (runner, key)
  )`;
const AGENDA_READY = 'CREATE INDEX agenda_ready ON hostler.agenda (runner, ready_at, key)';

const PARKED = `
  CREATE TABLE hostler.parked (
    runner text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    position text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    parked_at bigint NOT NULL,
    PRIMARY KEY (runner, key)
  )`;

const SESSIONS = `
  CREATE TABLE hostler.sessions (
    bot_id text COLLATE "C" PRIMARY KEY,
    environment_id text COLLATE "C" NOT NULL,
    group_id text COLLATE "C" NOT NULL,
    claim bigint NOT NULL,
    taken_for text CHECK (taken_for IN ('run', 'retirement')),
    run_id text COLLATE "C",
    lease_until bigint NOT NULL,
    CHECK ((taken_for IS NOT DISTINCT FROM 'run') = (run_id IS NOT NULL))
  ) ${HOT}`;

const ANSWERS = `
  CREATE TABLE hostler.answers (
    scope text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    digest text NOT NULL,
    status integer NOT NULL,
    body text NOT NULL,
    headers text NOT NULL,
    answered_at bigint NOT NULL,
    PRIMARY KEY (scope, key)
  )`;
const ANSWERS_AGE = 'CREATE INDEX answers_age ON hostler.answers (answered_at)';
