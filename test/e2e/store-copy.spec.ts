import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFakeEventStoreDb, type FakeEventStoreDb } from '../fakes/eventstoredb/fake-eventstoredb.js';
import { build, makeFolder, run, start } from './support/hostler.js';
import { startServer, type Server } from './support/server.js';

const START_MS = 300_000;
const QUEUED = ['run', 'enqueue', '--flow', 'Greet', '--group', 'Robots', '--count', '2'] as const;

type Run = { readonly runId: string; readonly status: string };
type List<Item> = { readonly items: readonly Item[] };

const realUrl = process.env['EVENTSTORE_TEST_URL'];

describe('the events of an installation move to another store, and back', () => {
  const folder = makeFolder();
  let fake: FakeEventStoreDb;
  let url: string;
  let server: Server;
  beforeAll(async () => {
    build();
    fake = await startFakeEventStoreDb();
    url = realUrl ?? fake.url;
    server = await startServer(folder.path);
    await server.json('environment', 'set', 'idleTimeout=2s', '--capacity', '2');
    await server.json('flow', 'create', 'Greet', '--', process.execPath, '-e', '');
    await server.json('group', 'create', 'Robots', '--max', '2');
    await server.json('connection', 'create', 'To robots', '--group', 'robots');
    await server.json(...QUEUED, '--wait');
  }, START_MS);
  afterAll(async () => {
    await server.stop();
    await fake.stop();
    folder.remove();
  }, START_MS);

  const copy = (from: string, to: string) => ['store', 'copy', '--data', folder.path, '--from', from, '--to', to];
  const runs = async () => (await server.json<List<Run>>('run', 'list')).items;

  async function expectTheSameRuns(before: readonly Run[]): Promise<void> {
    expect((await server.command('projection', 'rebuild', '--compare')).code).toBe(0);
    const after = new Map((await runs()).map((one) => [one.runId, one.status]));
    for (const { runId, status } of before) expect(after.get(runId)).toBe(status);
    const { items } = await server.json<List<Run>>(...QUEUED, '--wait');
    expect(items.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
  }

  it(
    'though the copy is killed again and again, under a server at work',
    async () => {
      for (const afterMs of [150, 400, 700, 1_200]) {
        const killed = start(copy('embedded', url));
        await sleep(afterMs);
        killed.process.kill('SIGKILL');
        await killed.ended;
        await server.json(...QUEUED);
      }
      const before = (await server.json<List<Run>>(...QUEUED, '--wait')).items;
      const copied = await run([...copy('embedded', url), '--json']);
      expect({ ...copied, out: JSON.parse(copied.out) as unknown }).toMatchObject({
        code: 0,
        out: { alreadyMoved: false, events: expect.any(Number), streams: expect.any(Number) },
      });

      const refused = await server.command('--json', ...QUEUED);
      expect(refused.code).not.toBe(0);
      expect(refused.err).toContain('moving to another store');
      await server.stop();
      const astray = await run(['up', '--data', folder.path, '--port', '0']);
      expect(astray).toMatchObject({ code: 1, err: expect.stringContaining('have moved to kurrentdb://') });
      server = await startServer(folder.path, { EVENTSTORE_URL: url });
      await expectTheSameRuns(before);
      expect((await run(copy('embedded', url))).out).toContain('have moved to');
    },
    2 * START_MS,
  );

  it(
    'back into the embedded PostgreSQL, with what came meanwhile',
    async () => {
      const before = await runs();
      expect(await run(copy(url, 'embedded'))).toMatchObject({ code: 0 });
      await server.stop();
      const astray = await run(['up', '--data', folder.path, '--port', '0'], { EVENTSTORE_URL: url });
      expect(astray).toMatchObject({ code: 1, err: expect.stringContaining('the embedded PostgreSQL') });
      server = await startServer(folder.path);
      await expectTheSameRuns(before);
    },
    2 * START_MS,
  );
});
