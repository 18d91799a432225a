import { link, mkdir, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, DataFolderInUse, writingTo } from './cannot-start.js';
import { giveTo, nothingThere } from './files.js';
import { identityOf } from './processes.js';
import { isRoot } from './run-as.js';

export type DataLock = { release(): Promise<void> };

type Holder = { readonly pid: number; readonly identity: string | undefined };

/**
 * Holds a folder for this process alone, until it is released or the process is gone, however it went.
 * Throws {@link DataFolderInUse} while another process holds it.
 *
 * Holders are numbered files in `<folder>/lock`, and the highest number holds. Nobody ever removes the highest, so of several
 * that find a dead holder at once, one makes the next number and the others see it: there is no stale file to fight over.
 */
export function lockDataFolder(folder: string): Promise<DataLock> {
  const locks = join(folder, 'lock');
  return writingTo(folder, async () => {
    await mkdir(locks, { recursive: true, mode: 0o755 });
    // Root leaves nothing behind that the owner of the folder could not use.
    if (isRoot()) await giveTo(locks, await stat(folder));
    const mine = await takeNext(folder, locks);
    return { release: () => release(join(locks, String(mine))) };
  });
}

/** An empty file holds nothing. Where the whole folder was deleted meanwhile there is nothing left to give free. */
const release = (lock: string): Promise<void> => truncate(lock).catch(nothingThere);

async function takeNext(folder: string, locks: string): Promise<number> {
  const last = await highest(locks);
  await refuseIfHeld(folder, join(locks, String(last)));
  const next = last + 1;
  if (!(await create(locks, next)) || (await highest(locks)) !== next) {
    throw new DataFolderInUse(inUse(folder, 'another process'));
  }
  await removeBelow(locks, next);
  return next;
}

async function refuseIfHeld(folder: string, file: string): Promise<void> {
  const holder = holderIn(await readFile(file, 'utf8').catch(() => ''));
  if (holder?.identity === undefined || identityOf(holder.pid) !== holder.identity) return;
  throw new DataFolderInUse(inUse(folder, `process ${holder.pid}`));
}

/** None in a file that was released, or that a power cut has left without its content. */
function holderIn(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

/** Made by a link, so that the file is never seen without its content. */
async function create(locks: string, number: number): Promise<boolean> {
  const draft = join(locks, `draft-${process.pid}-${number}`);
  const holder: Holder = { pid: process.pid, identity: identityOf(process.pid) };
  await writeFile(draft, JSON.stringify(holder));
  try {
    await link(draft, join(locks, String(number)));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function highest(locks: string): Promise<number> {
  return Math.max(0, ...(await numbersIn(locks)));
}

async function removeBelow(locks: string, number: number): Promise<void> {
  for (const old of await numbersIn(locks)) if (old < number) await rm(join(locks, String(old)), { force: true });
}

const numbersIn = async (locks: string): Promise<number[]> =>
  (await readdir(locks)).filter((name) => /^\d+$/.test(name)).map(Number);

const inUse = (folder: string, by: string): string =>
  `The data folder ${folder} is in use by ${by}: stop that Hostler first, or choose another data folder.`;
