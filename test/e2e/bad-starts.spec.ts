import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build, makeFolder, run } from './support/hostler.js';
import { startServer } from './support/server.js';

const START_MS = 60_000;
/** One sentence that says what to do, and nothing else. */
const ONE_SENTENCE = /^[^\n]+[:.] [^\n]+\.\n$/;

describe('hostler up, where it can not start', () => {
  const folder = makeFolder();
  beforeAll(build, START_MS);
  afterAll(folder.remove);

  it(
    'says that the port is taken',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const { code, out, err } = await run(['up', '--data', join(folder.path, 'one'), '--port', String(port)]);
      other.close();
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(ONE_SENTENCE);
      expect(err).toContain(`Port ${port} is taken`);
    },
    START_MS,
  );

  it(
    'says that another one works on the same data, and leaves that alone',
    async () => {
      const data = join(folder.path, 'two');
      const server = await startServer(data);
      const { code, err } = await run(['up', '--data', data, '--port', '0']);
      expect(code).toBe(1);
      expect(err).toMatch(ONE_SENTENCE);
      expect(err).toContain('is in use by');
      expect((await server.command('doctor')).code).toBe(0);
      expect((await server.stop()).code).toBe(0);
    },
    START_MS,
  );

  it(
    'says that the data folder can not be made',
    async () => {
      const file = join(folder.path, 'file');
      writeFileSync(file, '');
      const { code, err } = await run(['up', '--data', join(file, 'below'), '--port', '0']);
      expect(code).toBe(1);
      expect(err).toMatch(ONE_SENTENCE);
      expect(err).toContain('choose another data folder');
    },
    START_MS,
  );

  it(
    'says which setting is wrong',
    async () => {
      const { code, err } = await run(['up', '--data', folder.path, '--port', '70000']);
      expect(code).toBe(1);
      expect(err).toContain('HOSTLER_PORT');
      expect((await run(['up', '--data', folder.path, '--prot', '1'])).code).toBe(2);
    },
    START_MS,
  );
});
