import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { masterKeyFrom, MasterKeyUnfit } from './master-key.js';

describe('The master key', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostler master key '));
    file = join(folder, 'master.key');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made at the first start, readable by its owner alone, and found again', async () => {
    const made = await masterKeyFrom(undefined, file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await masterKeyFrom('', file)).toEqual(made);
    expect(made.bytes).toHaveLength(32);
  });

  it('is the same for all that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => masterKeyFrom(undefined, file)));
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
  });

  it('comes from the environment first, as base64 or hexadecimal digits', async () => {
    const bytes = Buffer.alloc(32, 7);
    const key = await masterKeyFrom(bytes.toString('base64'), file);
    expect(Buffer.from(key.bytes)).toEqual(bytes);
    expect(await masterKeyFrom(bytes.toString('hex'), file)).toEqual(key);
    expect(await masterKeyFrom(bytes.toString('base64url'), file)).toEqual(key);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('has an id that differs by key and shows nothing of it', async () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((bytes) => bytes.toString('hex'));
    const { id } = await masterKeyFrom(one, file);
    expect((await masterKeyFrom(other, file)).id).not.toBe(id);
    expect(one).not.toContain(id);
  });

  it.each([0o640, 0o604, 0o660, 0o700 | 0o001])('is refused from a file of mode %o', async (mode) => {
    await masterKeyFrom(undefined, file);
    await chmod(file, mode);
    await expect(masterKeyFrom(undefined, file)).rejects.toThrow(/open to others .* chmod 600/);
  });

  it.each(['short', '!'.repeat(44), `${'A'.repeat(42)}`, 'g'.repeat(64)])(
    'is refused when it reads %j, without saying it',
    async (text) => {
      await expect(masterKeyFrom(text, file)).rejects.toThrow(MasterKeyUnfit);
      await writeFile(file, text, { mode: 0o600 });
      await expect(masterKeyFrom(undefined, file)).rejects.toThrow(MasterKeyUnfit);
      await expect(masterKeyFrom(undefined, file)).rejects.not.toThrow(text);
    },
  );
});
