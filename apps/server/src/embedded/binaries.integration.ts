import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { binariesFor, packaged } from './binaries.js';
import { CannotStart } from './cannot-start.js';
import type { ClusterFolder } from './cluster.js';
import { giveTo } from './files.js';
import { accountFor, isRoot } from './run-as.js';

// Each test copies 60 MB, which takes a busy machine its time.
jest.setTimeout(60_000);

const asRoot = isRoot() ? it : it.skip;

describe('The programs of PostgreSQL', () => {
  let parent: string;
  let folder: ClusterFolder;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'hostler-binaries-'));
    await chmod(parent, 0o755);
    folder = { path: join(parent, 'cluster'), runAs: accountFor({ uid: 0, gid: 0 }) };
    await mkdir(folder.path);
    await giveTo(folder.path, folder.runAs);
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  /** As npm leaves the package when it may run no install scripts: without symbolic links. */
  const installedIn = async (name: string): Promise<string> => {
    const native = join(parent, name, 'native');
    await cp(join(dirname(packaged()), 'package.json'), join(parent, name, 'package.json'));
    await cp(packaged(), native, { recursive: true, verbatimSymlinks: true });
    for (const entry of await readdir(native, { recursive: true })) {
      if ((await lstat(join(native, entry))).isSymbolicLink()) await rm(join(native, entry));
    }
    return native;
  };
  const runs = (program: string): boolean =>
    spawnSync(program, ['--version'], { ...folder.runAs, cwd: '/' }).status === 0;

  it('are used where they lie, with the links that npm did not make', async () => {
    const native = await installedIn('plain folder');
    const { postgres } = await binariesFor(folder, native);
    expect(postgres).toBe(join(native, 'bin', 'postgres'));
    expect(runs(postgres)).toBe(true);
  });

  it('are copied beside the cluster where their path would mean something to a shell, once', async () => {
    const native = await installedIn('a "quoted" $HOME');
    const { initdb } = await binariesFor(folder, native);
    expect(dirname(initdb)).toMatch(/cluster.postgres-[\d.a-z-]+.native.bin$/);
    expect(runs(initdb)).toBe(true);
    const before = await lstat(initdb);
    expect(await binariesFor(folder, native)).toMatchObject({ initdb });
    expect((await lstat(initdb)).ino).toBe(before.ino);
  });

  asRoot('as root are copied out of a folder that nobody else can enter', async () => {
    const native = await installedIn('closed');
    await chmod(dirname(native), 0o700);
    const { postgres } = await binariesFor(folder, native);
    expect(postgres).toContain(folder.path);
    expect(runs(postgres)).toBe(true);
  });

  it('that do not run here are refused with a sentence that says what else there is', async () => {
    const native = await installedIn('broken');
    await writeFile(join(native, 'bin', 'postgres'), '#!/bin/sh\necho no such library >&2; exit 127\n', {
      mode: 0o755,
    });
    const refused = binariesFor(folder, native);
    await expect(refused).rejects.toThrow(CannotStart);
    await expect(refused).rejects.toThrow(/\(no such library\): set DATABASE_URL/);
  });
});
