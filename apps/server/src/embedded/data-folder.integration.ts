import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CannotStart } from './cannot-start.js';
import { openDataFolder } from './data-folder.js';

describe('A data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostler data '));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made with all that leads to it, by several at once, and others can not read it', async () => {
    const path = join(folder, 'a', 'b', 'c');
    expect(new Set(await Promise.all([1, 2, 3].map(() => openDataFolder(path))))).toHaveProperty('size', 1);
    expect((await stat(path)).mode & 0o066).toBe(0);
  });

  it('is refused in a sentence where it leads through a file, or is one', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const path of ['file', 'file/below'])
      await expect(openDataFolder(join(folder, path))).rejects.toThrow('choose another data folder');
  });

  it('is refused in a sentence where no folder can be made, even by root', async () => {
    await expect(openDataFolder('/proc/hostler/data')).rejects.toThrow(CannotStart);
  });
});
