import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CannotStart, DataFolderInUse } from './cannot-start.js';
import { lockDataFolder } from './data-lock.js';
import { identityOf } from './processes.js';

describe('The lock of a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostler lock '));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const leave = async (number: number, content: string): Promise<void> => {
    await mkdir(join(folder, 'lock'), { recursive: true });
    await writeFile(join(folder, 'lock', String(number)), content);
  };

  it('is refused while another has it, in a sentence that names the folder and the process', async () => {
    await lockDataFolder(folder);
    const refused = lockDataFolder(folder);
    await expect(refused).rejects.toThrow(DataFolderInUse);
    await expect(refused).rejects.toThrow(`The data folder ${folder} is in use by process ${process.pid}`);
  });

  it('is free again after its release, any number of times', async () => {
    for (let round = 0; round < 12; round++) await (await lockDataFolder(folder)).release();
    expect(await readdir(join(folder, 'lock'))).toEqual(['12']);
  });

  it('goes to one of many that want it at once, also after a holder that died', async () => {
    await leave(7, JSON.stringify({ pid: 2 ** 22, identity: 'another life' }));
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => lockDataFolder(folder)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUse);
  });

  it('does not take a stranger with the number of the dead holder for it', async () => {
    await leave(1, JSON.stringify({ pid: process.pid, identity: `not ${identityOf(process.pid)}` }));
    await (await lockDataFolder(folder)).release();
  });

  it.each(['', '\u0000\u0000\u0000', '{"pid":'])('is free where a power cut has left %j', async (content) => {
    await leave(3, content);
    await (await lockDataFolder(folder)).release();
  });

  it('is released even when the folder was deleted meanwhile', async () => {
    const lock = await lockDataFolder(folder);
    await rm(folder, { recursive: true });
    await lock.release();
  });

  it('says what to do where the folder leads through a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const refused = lockDataFolder(join(folder, 'file', 'below'));
    await expect(refused).rejects.toThrow(CannotStart);
    await expect(refused).rejects.toThrow('choose another data folder');
  });
});
