import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build, makeFolder, run, start } from './support/hostler.js';
import { killAll, processesNaming } from './support/processes.js';
import { untilSaid } from './support/until.js';

const DEMO_MS = 200_000;

describe('hostler demo, after everything of it was killed', () => {
  const folder = makeFolder();
  beforeAll(build, DEMO_MS);
  afterAll(() => {
    killAll(processesNaming(folder.path));
    folder.remove();
  });

  it(
    'I7 finishes what was left, then shows the whole of it',
    async () => {
      const first = start(['demo', '--data', folder.path]);
      await untilSaid(first, / [4-9] of 24 done/);
      // The command line, the server, PostgreSQL and every agent; flows end with the agent that they belong to.
      killAll(processesNaming(folder.path));
      await first.ended;

      const { code, out, err } = await run(['demo', '--data', folder.path]);
      expect(out).toMatch(/An earlier demo had left \d+ open runs and \d bots: .* its group is deleted\./);
      expect({ code, last: out.trimEnd().split('\n').at(-1), err }).toMatchObject({
        code: 0,
        last: expect.stringMatching(/^24 of 24 runs succeeded, \d+ projections rebuilt equal$/),
      });
    },
    DEMO_MS,
  );
});
