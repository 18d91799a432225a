import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build, makeFolder, run } from './support/hostler.js';
import { startServer, type Server } from './support/server.js';

const START_MS = 90_000;
const PRINTS =
  'console.log("in:", process.env.GREETING); require("fs").writeFileSync(process.env.HOSTLER_OUTPUTS, "{}")';

type Run = { readonly runId: string; readonly status: string; readonly code: string | null };
type List<Item> = { readonly items: readonly Item[] };

describe('the command line against a server', () => {
  const folder = makeFolder();
  let server: Server;
  beforeAll(async () => {
    build();
    server = await startServer(folder.path);
  }, START_MS);
  afterAll(async () => {
    await server.stop();
    folder.remove();
  }, START_MS);

  it(
    'makes a flow, a group and a connection, all by name',
    async () => {
      await server.json('environment', 'set', 'idleTimeout=2s', '--capacity', '3');
      await server.json('flow', 'create', 'Greet', '--env', 'GREETING=hello', '--', process.execPath, '-e', PRINTS);
      await server.json('flow', 'create', 'Fail', '--', process.execPath, '-e', 'process.exit(3)');
      await server.json('group', 'create', 'Robots', '--max', '2');
      await server.json('connection', 'create', 'Robots', '--group', 'robots');
      await server.json('connection', 'edit', 'Robots', '--name', 'To robots');
      expect((await server.command('connection', 'edit', 'To robots')).code).toBe(2);
      const { items } = await server.json<List<{ name: string }>>('connection', 'list', '--group', 'Robots');
      expect(items).toMatchObject([{ name: 'To robots', broken: false }]);
    },
    START_MS,
  );

  it(
    'queues runs, waits for them, and shows their log',
    async () => {
      const { items } = await server.json<List<Run>>(
        'run',
        'enqueue',
        '--flow',
        'greet',
        '--group',
        'Robots',
        '--count',
        '3',
        '--wait',
      );
      expect(items.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
      const { out } = await server.command('run', 'logs', items[0]?.runId ?? '', '--follow');
      expect(out).toBe('in: hello\n');
      expect((await server.command('run', 'logs', items[0]?.runId ?? '')).out).toBe('in: hello\n');
    },
    START_MS,
  );

  it(
    'exits with 6 when a run that it waited for fails',
    async () => {
      const { code, out } = await server.command(
        'run',
        'enqueue',
        '--flow',
        'Fail',
        '--connection',
        'to robots',
        '--wait',
        '--json',
      );
      expect(code).toBe(6);
      expect(JSON.parse(out)).toMatchObject({ status: 'failed', code: 'FlowFailed', exitCode: 3 });
    },
    START_MS,
  );

  it(
    'edits, deletes and restores a group',
    async () => {
      await server.json('group', 'edit', 'Robots', '--committed', '1', '--description', 'For greetings');
      expect(await server.json('group', 'show', 'Robots')).toMatchObject({
        committed: 1,
        description: 'For greetings',
      });
      expect((await server.command('group', 'create', 'ROBOTS', '--max', '1')).code).toBe(1);
      expect(await server.json('group', 'delete', 'Robots', '--wait')).toMatchObject({ status: 'deleted' });
      expect((await server.command('run', 'enqueue', '--flow', 'Greet', '--connection', 'To robots')).code).toBe(1);
      expect(await server.json('group', 'restore', 'Robots')).toMatchObject({ status: 'active' });
    },
    START_MS,
  );

  it(
    'shows events, decisions and bots, and rebuilds every read model equal',
    async () => {
      const tail = await server.command('events', 'tail', '-n', '3', '--json');
      expect(
        tail.out
          .trim()
          .split('\n')
          .map((line) => (JSON.parse(line) as { type: string }).type),
      ).toContain('HostedGroupRestored');
      expect((await server.json<List<object>>('decisions')).items).toEqual(
        expect.arrayContaining([expect.objectContaining({ result: 'scaleOut' })]),
      );
      expect((await server.json<List<object>>('bots', '--all')).items.length).toBeGreaterThan(0);
      const { items } = await server.json<List<{ equal: boolean }>>('projection', 'rebuild', '--compare');
      expect(items.every(({ equal }) => equal)).toBe(true);
    },
    START_MS,
  );

  it(
    'U1 shows what was, and changes nothing there',
    async () => {
      const listed = await server.command('events', 'list', '--type', 'RunSucceeded', '-n', '1', '--json');
      const { recordedAt } = JSON.parse(listed.out) as { recordedAt: string };
      const now = await server.json<List<Run>>('run', 'list', '--group', 'Robots');
      const then = await server.json<List<Run>>('run', 'list', '--group', 'Robots', '--as-of', recordedAt);
      expect(then.items.length).toBeGreaterThan(0);
      expect(then.items.length).toBeLessThan(now.items.length);
      const refused = await server.command('run', 'cancel', now.items[0]?.runId ?? '', '--as-of', recordedAt);
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('leave --as-of out')]);
    },
    START_MS,
  );

  it(
    'lists and exports the events that fit',
    async () => {
      const { items } = await server.json<List<Run>>('run', 'list', '--status', 'failed', '--limit', '1');
      const runId = items[0]?.runId ?? '';
      const typesIn = (lines: string): readonly string[] =>
        lines
          .trim()
          .split('\n')
          .map((line) => (JSON.parse(line) as { type: string }).type);
      const story = ['RunEnqueued', 'RunAssigned', 'RunStarted', 'RunFailed'];
      expect(typesIn((await server.command('events', 'list', '--run', runId, '--json')).out)).toEqual(story);
      expect(typesIn((await server.command('events', 'export', '--run', runId)).out)).toEqual(story);
      const csv = await server.command('events', 'export', '--run', runId, '--since', '1h', '--format', 'csv');
      expect(csv.out.trim().split(/\r?\n/)).toHaveLength(story.length + 1);
    },
    START_MS,
  );

  it(
    'makes a link that signs in once',
    async () => {
      const { link } = await server.json<{ link: string }>('login-link');
      const url = new URL(link).origin;
      const body = JSON.stringify({ link, label: 'e2e' });
      const signIn = (): Promise<Response> =>
        fetch(`${url}/api/v1/session/key`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const first = await signIn();
      expect([first.status, (await signIn()).status]).toEqual([201, 401]);
      const { key } = (await first.json()) as { key: string };
      expect((await run(['group', 'list', '--url', url, '--key', key, '--data', `${folder.path}/none`])).code).toBe(0);
    },
    START_MS,
  );

  it(
    'says by its exit code what went wrong, in one line and without a stack',
    async () => {
      const cases = [
        [2, ['group', 'create', 'X']],
        [2, ['group', 'edit', 'Robots', '--max', 'many']],
        [2, ['environment', 'set', 'idleTimeout=soon']],
        [3, ['group', 'show', 'Nobody']],
        [3, ['run', 'show', 'no-such-run']],
        [1, ['group', 'create', 'Many', '--max', '51']],
        [4, ['group', 'list', '--url', 'http://127.0.0.1:9', '--key', 'hst_key_none']],
        [5, ['group', 'list', '--key', 'hst_key_none']],
      ] as const;
      for (const [expected, words] of cases) {
        const { code, out, err } = await server.command(...words);
        expect({ words, code, out }).toEqual({ words, code: expected, out: '' });
        expect(err).not.toMatch(/\n\s+at /);
      }
    },
    START_MS,
  );
});
