import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build, makeFolder, run } from './support/hostler.js';
import { startServer, type Server } from './support/server.js';

const START_MS = 90_000;
const MARKER = 'open sesame 4711';
const LENGTH_OF_SECRET = 'console.log(process.env.PASSWORD.length)';

type List<Item> = { readonly items: readonly Item[] };

describe('what the command line does with secrets, keys and versions', () => {
  const folder = makeFolder();
  let server: Server;
  beforeAll(async () => {
    build();
    server = await startServer(folder.path);
    await server.json('group', 'create', 'Robots', '--max', '1');
    await server.json('connection', 'create', 'To robots', '--group', 'Robots');
  }, START_MS);
  afterAll(async () => {
    await server.stop();
    folder.remove();
  }, START_MS);

  const piped = (input: string, ...words: readonly string[]) => run(['--data', folder.path, ...words], {}, input);

  it(
    'P5 a flow gets the secret that was piped in, and nothing shows it',
    async () => {
      const set = await piped(`${MARKER}\n`, 'secret', 'set', 'sap-password');
      expect(set).toMatchObject({ code: 0, out: expect.stringContaining('sap-password') });
      expect((await piped('', 'secret', 'set', 'empty')).code).toBe(2);
      const listed = await server.command('secret', 'list', '--json');
      expect(JSON.parse(listed.out)).toMatchObject({ items: [{ name: 'sap-password' }] });
      expect(set.out + set.err + listed.out).not.toContain(MARKER);
      const command = ['--', process.execPath, '-e', LENGTH_OF_SECRET];
      await server.json('flow', 'create', 'Sign in', '--secret', 'PASSWORD=sap-password', ...command);
      const { runId } = await server.json<{ runId: string }>(
        'run',
        'enqueue',
        '--flow',
        'Sign in',
        '--group',
        'Robots',
        '--wait',
      );
      expect((await server.command('run', 'logs', runId)).out).toBe(`${MARKER.length}\n`);
      expect((await server.command('secret', 'remove', 'sap-password')).code).toBe(0);
      expect((await server.json<List<object>>('secret', 'list')).items).toEqual([]);
    },
    START_MS,
  );

  it(
    'an API key works until it is revoked',
    async () => {
      const { key, keyId } = await server.json<{ key: string; keyId: string }>('api-key', 'create', 'build server');
      const { items } = await server.json<List<{ keyId: string; label: string }>>('api-key', 'list');
      expect(items).toContainEqual(expect.objectContaining({ keyId, label: 'build server', revokedAt: null }));
      expect((await server.command('group', 'list', '--key', key)).code).toBe(0);
      expect((await server.command('api-key', 'revoke', keyId)).code).toBe(0);
      expect((await server.command('group', 'list', '--key', key)).code).not.toBe(0);
    },
    START_MS,
  );

  it(
    'a new version of a flow is published whole, unless another came first',
    async () => {
      await server.json('flow', 'create', 'Greet', '--', 'node', '-e', '1');
      expect(await server.json('flow', 'publish', 'Greet', '--timeout', '90s', '--', 'node', '-e', '2')).toMatchObject({
        version: 2,
        arguments: ['-e', '2'],
        timeoutMs: 90_000,
      });
      const late = await server.command('flow', 'publish', 'Greet', '--seen', '1', '--', 'node', '-e', '3');
      expect(late).toMatchObject({ code: 1, out: '' });
      expect(await server.json('flow', 'show', 'Greet')).toMatchObject({ version: 2 });
    },
    START_MS,
  );
});
