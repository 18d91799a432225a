import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build, makeFolder, run, start } from './support/hostler.js';
import { processesNaming } from './support/processes.js';
import { untilSaid } from './support/until.js';

const LAST_LINE = /^24 of 24 runs succeeded, (\d+) projections rebuilt equal$/;
const LEAST_PROJECTIONS = 7;
const DEMO_MS = 150_000;

describe('hostler demo', () => {
  const folder = makeFolder();
  beforeAll(build, DEMO_MS);
  afterAll(folder.remove);

  it(
    'shows bots that come and go, and ends with what came of it',
    async () => {
      const { code, out, err } = await run(['demo', '--data', folder.path]);
      const lines = out.trimEnd().split('\n');
      expect({ code, last: lines.at(-1), err }).toMatchObject({ code: 0, last: expect.stringMatching(LAST_LINE) });
      expect(Number(LAST_LINE.exec(lines.at(-1) ?? '')?.[1])).toBeGreaterThanOrEqual(LEAST_PROJECTIONS);
      expect(out).toMatch(/Scale out by \d/);
      expect(out).toMatch(/Scale in by \d/);
      expect(out).toMatch(/24 batches: 305 invoices, 296 accepted, 9 rejected/);
      expect(out).toMatch(/Bots +(\d) created, \1 gone/);
      expect(processesNaming(folder.path)).toEqual([]);
    },
    DEMO_MS,
  );

  it(
    'is one at a time in a folder, and ends in order when it is interrupted',
    async () => {
      const first = start(['demo', '--data', folder.path]);
      await untilSaid(first, /Queuing/);
      const second = await run(['demo', '--data', folder.path]);
      expect(second.code).toBe(1);
      expect(second.err).toMatch(/^A demo is running on .* already \(process \d+\): wait for its end, .*\.\n$/);
      first.process.kill('SIGINT');
      const { code, out } = await first.ended;
      expect({ code, out }).toMatchObject({ code: 130, out: expect.stringContaining('This demo had left') });
    },
    DEMO_MS,
  );
});
