import { access, chmod, constants, mkdir, readdir, realpath, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotStart, codeOf, writingTo } from './cannot-start.js';
import { nothingThere } from './files.js';
import { isRoot } from './run-as.js';

/** A new cluster takes 40 MB; less than this leaves no room to write anything down. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/**
 * The real path of a data folder, made where there is none. Root lets other accounts pass through one that it finds empty, so
 * that the account of the cluster can reach its own folder inside; what is in use already keeps its mode.
 */
export function openDataFolder(dataFolder: string): Promise<string> {
  return writingTo(dataFolder, async () => {
    await makeFolder(dataFolder);
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (isRoot() && (await readdir(dataFolder)).length === 0) await chmod(dataFolder, 0o711);
    return realpath(dataFolder);
  });
}

/** Step by step: where no folder can be, as below /proc, `mkdir` with `recursive` tries again without end. */
async function makeFolder(path: string): Promise<void> {
  const there = await stat(path).catch(nothingThere);
  if (there?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
    // Somebody else made it first; whether it is a folder shows at the next step.
    if (there !== undefined || codeOf(error) !== 'EEXIST') throw error;
  });
}

/** Asked before PostgreSQL is started, which on a full disk can't even write down why it does not start. */
export async function refuseFullDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= LEAST_FREE_BYTES) return;
  const [free, least] = [bavail * bsize, LEAST_FREE_BYTES].map((bytes) => Math.floor(bytes / (1024 * 1024)));
  throw new CannotStart(
    `The disk that holds ${folder} has ${free} MB left, and the database needs ${least}: free some space, or choose another data folder.`,
  );
}
