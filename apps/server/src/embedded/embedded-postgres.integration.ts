import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CannotStart, DataFolderInUse } from './cannot-start.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { readPostmasterPid } from './postmaster-pid.js';
import { accountFor, isRoot } from './run-as.js';
import { answerOf, isAnswering, startEngine } from '../../../../test/support/engine.js';

/** A killed process loses nothing that the system has taken; only a power cut would need more. */
const settings = { fsync: 'off' };
// Making a cluster writes a thousand files, which takes a busy machine its time.
jest.setTimeout(60_000);

const asRoot = isRoot() ? it : it.skip;

describe('The embedded PostgreSQL', () => {
  let parent: string;
  let dataFolder: string;
  let lines: string[];
  const running: EmbeddedPostgres[] = [];
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'hostler-embedded-'));
    await chmod(parent, 0o755);
    dataFolder = join(parent, 'data');
    lines = [];
  });
  afterEach(async () => {
    for (const postgres of running.splice(0)) await postgres.stop();
    await rm(parent, { recursive: true, force: true });
  });
  const start = async (folder = dataFolder): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ dataFolder: folder, settings, log: (line) => lines.push(line) });
    running.push(postgres);
    return postgres;
  };
  const pidFile = () => join(dataFolder, 'postgres', 'data');
  const pid = async (): Promise<number> => (await readPostmasterPid(pidFile()))!.pid;

  it('speaks UTF-8 and sorts by code point, whatever the language of the machine', async () => {
    const { connectionString } = await start();
    expect(await answerOf(connectionString, 'SHOW server_encoding')).toBe('UTF8');
    expect(
      await answerOf(connectionString, `SELECT string_agg(l, '' ORDER BY l) FROM unnest('{ä,b,A,a,Z}'::text[]) l`),
    ).toBe('AZabä');
    expect(await answerOf(connectionString, `SELECT upper('äß')`)).toBe('Äß');
  });

  it('asks for its password, which its owner alone can read', async () => {
    const { connectionString } = await start();
    const wrong = new URL(connectionString);
    wrong.password = 'wrong';
    await expect(answerOf(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await readFile(join(dataFolder, 'postgres', 'password'), 'utf8')).trim()).toBe(
      new URL(connectionString).password,
    );
  });

  it('keeps its data, its password and its port from one start to the next', async () => {
    const first = await start();
    await answerOf(first.connectionString, 'CREATE TABLE kept AS SELECT 42 AS value');
    await first.stop();
    expect(await isAnswering(first.connectionString)).toBe(false);
    const second = await start();
    expect(second.connectionString).toBe(first.connectionString);
    expect(await answerOf(second.connectionString, 'SELECT value FROM kept')).toBe(42);
  });

  it('I7 comes back by itself after kill -9, at the same address, with all that was acknowledged', async () => {
    const { connectionString } = await start();
    await answerOf(connectionString, 'CREATE TABLE kept AS SELECT 42 AS value');
    process.kill(await pid(), 'SIGKILL');
    const starts = () => lines.filter((line) => line.includes('is ready on port'));
    while (starts().length < 2) await isAnswering(connectionString);
    expect(await answerOf(connectionString, 'SELECT value FROM kept')).toBe(42);
  });

  it('is taken over after kill -9 of an engine and all its group', async () => {
    const engine = await startEngine(dataFolder);
    await answerOf(engine.connectionString, 'CREATE TABLE kept AS SELECT 42 AS value');
    const before = await pid();
    await engine.kill();
    const { connectionString } = await start();
    expect(connectionString).toBe(engine.connectionString);
    expect(await pid()).toBe(before);
    expect(await answerOf(connectionString, 'SELECT value FROM kept')).toBe(42);
  });

  it('ends by its stop also when it was taken over', async () => {
    const engine = await startEngine(dataFolder);
    await engine.kill();
    const { connectionString, stop } = await start();
    await stop();
    expect(await isAnswering(connectionString)).toBe(false);
    expect(await readdir(pidFile())).not.toContain('postmaster.pid');
  });

  it('is started after kill -9 of both', async () => {
    const engine = await startEngine(dataFolder);
    await answerOf(engine.connectionString, 'CREATE TABLE kept AS SELECT 42 AS value');
    process.kill(await pid(), 'SIGKILL');
    await engine.kill();
    expect(await answerOf((await start()).connectionString, 'SELECT value FROM kept')).toBe(42);
  });

  it('is refused to a second engine on the same data, which leaves the first alone', async () => {
    const engine = await startEngine(dataFolder);
    await expect(start()).rejects.toThrow(DataFolderInUse);
    expect(await isAnswering(engine.connectionString)).toBe(true);
    await engine.kill();
    await start();
  });

  it('is not fooled by a pid file whose number is a stranger’s now', async () => {
    await (await start()).stop();
    await writeFile(join(pidFile(), 'postmaster.pid'), `${process.pid}\n${pidFile()}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await isAnswering((await start()).connectionString)).toBe(true);
  });

  it('is made anew where the making was cut short', async () => {
    await mkdir(join(dataFolder, 'postgres', 'data.making-1', 'base'), { recursive: true });
    expect(await isAnswering((await start()).connectionString)).toBe(true);
    expect((await readdir(join(dataFolder, 'postgres'))).sort()).toEqual(['data', 'password', 'port', 'postgres.log']);
  });

  it('takes another port where its own is taken', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(Number(new URL(first.connectionString).port), '127.0.0.1');
    const second = await start();
    squatter.close();
    expect(second.connectionString).not.toBe(first.connectionString);
    expect(await isAnswering(second.connectionString)).toBe(true);
  });

  it.each([
    `blanks and 'single' quotes`,
    'a "double" $HOME `quote` \\ %s',
    'ünïcödé 𝒳',
    '-leading-hyphen',
    'x'.repeat(200),
  ])('works in a folder named %j', async (name) => {
    const { connectionString } = await start(join(parent, name));
    expect(await answerOf(connectionString, 'SELECT 1 AS one')).toBe(1);
  });

  it('says in a sentence that the data folder is a file', async () => {
    await writeFile(dataFolder, '');
    await expect(start()).rejects.toThrow(CannotStart);
    await expect(start()).rejects.toThrow(/choose another data folder\.$/);
  });

  it('says in a sentence that the data is another version’s', async () => {
    await (await start()).stop();
    await writeFile(join(pidFile(), 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow('was made by PostgreSQL 17, and this is 18');
  });

  it('tells no line of its log the password', async () => {
    const { connectionString, stop } = await start();
    await stop();
    const log = await readFile(join(dataFolder, 'postgres', 'postgres.log'), 'utf8');
    expect(`${lines.join('\n')}\n${log}`).not.toContain(new URL(connectionString).password);
  });

  asRoot('as root keeps the cluster elsewhere when nobody else can reach the data folder', async () => {
    await chmod(parent, 0o700);
    const { connectionString, stop } = await start();
    const place = (await readFile(join(dataFolder, 'postgres.place'), 'utf8')).trim();
    try {
      expect(place).not.toContain(dataFolder);
      await answerOf(connectionString, 'CREATE TABLE kept AS SELECT 42 AS value');
      await stop();
      expect(await answerOf((await start()).connectionString, 'SELECT value FROM kept')).toBe(42);
    } finally {
      for (const postgres of running.splice(0)) await postgres.stop();
      await rm(place, { recursive: true, force: true });
    }
  });

  asRoot('as an ordinary user keeps all below the data folder, and root can go on with it', async () => {
    const nobody = accountFor({ uid: 0, gid: 0 })!;
    await chown(parent, nobody.uid, nobody.gid);
    const engine = await startEngine(dataFolder, nobody);
    await answerOf(engine.connectionString, 'CREATE TABLE kept AS SELECT 42 AS value');
    await engine.kill();
    const { connectionString, stop } = await start();
    expect(await answerOf(connectionString, 'SELECT value FROM kept')).toBe(42);
    await stop();
    const again = await startEngine(dataFolder, nobody);
    expect(await answerOf(again.connectionString, 'SELECT value FROM kept')).toBe(42);
    await again.kill();
    await start();
  });
});
