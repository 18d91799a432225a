import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which parked rows people want taken up again: asked of any server, done by the one that runs the fold. */
export class TakeUps1764000000007 implements MigrationInterface {
  readonly name = 'TakeUps1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TAKE_UPS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const TAKE_UPS = `
  CREATE TABLE hostler.take_ups (
    id bigint GENERATED ALWAYS AS IDENTITY,
    runner text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    PRIMARY KEY (runner, id)
  )`;
