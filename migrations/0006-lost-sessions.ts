import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session may be taken because its bot was lost by silence; the run that it was taken for before stays named. */
export class LostSessions1764000000005 implements MigrationInterface {
  readonly name = 'LostSessions1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOST_SESSIONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const LOST_SESSIONS = `
  ALTER TABLE hostler.sessions
    DROP CONSTRAINT sessions_taken_for_check,
    DROP CONSTRAINT sessions_check,
    ADD CONSTRAINT sessions_taken_for_check CHECK (taken_for IN ('run', 'retirement', 'loss')),
    ADD CONSTRAINT sessions_run_check CHECK (CASE taken_for
      WHEN 'run' THEN run_id IS NOT NULL WHEN 'loss' THEN true ELSE run_id IS NULL END)`;
