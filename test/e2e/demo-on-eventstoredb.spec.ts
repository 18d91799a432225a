import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFakeEventStoreDb, type FakeEventStoreDb } from '../fakes/eventstoredb/fake-eventstoredb.js';
import { build, makeFolder, run } from './support/hostler.js';

const LAST_LINE = /^24 of 24 runs succeeded, \d+ projections rebuilt equal$/;
const DEMO_MS = 150_000;

const realUrl = process.env['EVENTSTORE_TEST_URL'];
if (realUrl === undefined) {
  process.stderr.write('EVENTSTORE_TEST_URL is not set: the demo on a real EventStoreDB was skipped\n');
}

async function demoOn(url: string, folder: string): Promise<void> {
  const { code, out, err } = await run(['demo', '--data', folder], { EVENTSTORE_URL: url });
  expect({ code, last: out.trimEnd().split('\n').at(-1), err }).toMatchObject({
    code: 0,
    last: expect.stringMatching(LAST_LINE),
  });
}

describe('hostler demo, with its events in EventStoreDB', () => {
  const folder = makeFolder();
  let fake: FakeEventStoreDb;
  beforeAll(async () => {
    build();
    fake = await startFakeEventStoreDb();
  }, DEMO_MS);
  afterAll(async () => {
    await fake.stop();
    folder.remove();
  });

  it(
    'ends as it does with PostgreSQL',
    async () => {
      await demoOn(realUrl ?? fake.url, folder.path);
      if (realUrl === undefined) expect(fake.log.records.length).toBeGreaterThan(100);
    },
    DEMO_MS,
  );
});
