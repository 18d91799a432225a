import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States of long streams. Disposable: emptied, it costs only the time of reading those streams once more. */
export class Snapshots1764000000003 implements MigrationInterface {
  readonly name = 'Snapshots1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SNAPSHOTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const SNAPSHOTS = `
  CREATE TABLE hostler.snapshots (
    stream text COLLATE "C" PRIMARY KEY,
    revision bigint NOT NULL,
    position text COLLATE "C" NOT NULL,
    state_version integer NOT NULL,
    state text NOT NULL,
    commands text NOT NULL
  )`;
