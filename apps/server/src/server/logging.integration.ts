import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CannotStart } from '../embedded/cannot-start.js';
import { openLog } from './logging.js';

/** Takes nothing, as a full disk does. */
const FULL = '/dev/full';
const settings = { logLevel: 'info', logFile: undefined } as const;

describe('The log', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostler log '));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const linesOf = async (file: string): Promise<string[]> => {
    for (;;) {
      const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
      if (lines.length > 0) return lines;
      await sleep(10);
    }
  };

  it('goes to the data folder, without what is secret', async () => {
    openLog({ ...settings, dataFolder: folder }).info({ password: 'hunter2' }, 'hello');
    const [line = ''] = await linesOf(join(folder, 'server.log'));
    expect(JSON.parse(line)).toMatchObject({ msg: 'hello', password: '[redacted]' });
  });

  it('is refused in a sentence where it can not be written', async () => {
    await mkdir(join(folder, 'server.log'));
    const open = () => openLog({ ...settings, dataFolder: folder });
    expect(open).toThrow(CannotStart);
    expect(open).toThrow('name another file by --log-file.');
  });

  (existsSync(FULL) ? it : it.skip)('I16 costs its lines and not the server where the disk is full', async () => {
    const log = openLog({ ...settings, dataFolder: folder, logFile: FULL });
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', note);
    for (let line = 0; line < 20; line += 1) {
      log.info('a line that finds no room');
      await sleep(5);
    }
    process.off('uncaughtException', note);
    expect(uncaught).toEqual([]);
  });
});
