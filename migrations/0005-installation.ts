import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose this database is: it must agree with the log, wherever that is kept. */
export class Installation1764000000004 implements MigrationInterface {
  readonly name = 'Installation1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INSTALLATION);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// One row at most.
const INSTALLATION = `
  CREATE TABLE hostler.installation (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    id text COLLATE "C" NOT NULL
  )`;
