import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUse } from '../../apps/server/src/embedded/cannot-start.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../apps/server/src/embedded/embedded-postgres.js';

/** Test runs of one working copy that may go on at once; each has a folder, which the next run takes up if one was killed. */
const RUNS_AT_ONCE = 16;

let server: (EmbeddedPostgres & { readonly dataFolder: string }) | undefined;

/** A PostgreSQL for one test run, told to the tests as `TEST_DATABASE_URL`; unless that says already which server to use. */
export async function startTestServer(): Promise<void> {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return;
  server = await startInFreeFolder();
  process.env['TEST_DATABASE_URL'] = server.connectionString;
}

export async function stopTestServer(): Promise<void> {
  if (server === undefined) return;
  await server.stop();
  await rm(server.dataFolder, { recursive: true, force: true });
  delete process.env['TEST_DATABASE_URL'];
}

async function startInFreeFolder(): Promise<NonNullable<typeof server>> {
  const workingCopy = createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 8);
  for (let run = 1; run <= RUNS_AT_ONCE; run++) {
    const dataFolder = join(tmpdir(), `hostler-tests-${workingCopy}-${process.getuid?.() ?? 0}-${run}`);
    try {
      // Nothing here outlives the run, so it need not be safe from a power cut.
      const settings = { fsync: 'off', max_connections: '200' };
      return { dataFolder, ...(await startEmbeddedPostgres({ dataFolder, settings, log: () => {} })) };
    } catch (error) {
      if (!(error instanceof DataFolderInUse)) throw error;
    }
  }
  throw new Error(`${RUNS_AT_ONCE} test runs of this working copy are going on already`);
}
