import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotStart, codeOf, writingTo } from './cannot-start.js';
import { canEnter, isRoot, type RunAs, unprivilegedAccount } from './run-as.js';

/** Where the cluster, its password, its port and its log are, and whom they belong to. */
export type ClusterFolder = { readonly path: string; readonly runAs: RunAs };

/** The name, in the data folder, of the file that says where the cluster is; relative where it is inside. */
const PLACE_FILE = 'postgres.place';
const INSIDE = 'postgres';

/** Where root keeps clusters whose data folder another account can't reach (below /root, say), by preference. */
const PLACES_FOR_ROOT = ['/var/lib/hostler', '/opt/hostler', join(tmpdir(), 'hostler')];

/**
 * The folder of the cluster that belongs to a data folder: chosen at the first start, found again ever after.
 * It is inside the data folder, unless we are root and the account that PostgreSQL runs as can't get there.
 */
export function clusterFolderOf(dataFolder: string): Promise<ClusterFolder> {
  return writingTo(dataFolder, async () => {
    const placeFile = join(dataFolder, PLACE_FILE);
    const place = await readFile(placeFile, 'utf8').catch(nothingThere);
    if (place !== undefined) return reopen(dataFolder, place.trim(), placeFile);

    const runAs = unprivilegedAccount();
    const inside = runAs === undefined || canEnter(dataFolder, runAs);
    const path = inside ? join(dataFolder, INSIDE) : await placeElsewhere(dataFolder, runAs);
    await giveFolder(path, runAs);
    await replaceFile(placeFile, inside ? INSIDE : path);
    return { path, runAs };
  });
}

async function reopen(dataFolder: string, place: string, placeFile: string): Promise<ClusterFolder> {
  const path = resolve(dataFolder, place);
  const owner = await stat(path).catch(nothingThere);
  if (owner === undefined) {
    throw new CannotStart(
      `The database of ${dataFolder} is missing from ${path}: bring it back, or delete ${placeFile} to begin with an empty one.`,
    );
  }
  if (!isRoot()) return ownedByUs(path, owner.uid);
  const runAs = owner.uid === 0 ? unprivilegedAccount() : { uid: owner.uid | 0, gid: owner.gid | 0 };
  if (canEnter(path, runAs)) return { path, runAs };
  throw new CannotStart(
    `The account ${owner.uid} that owns ${path} can't get there: open the folders above it, or move the data folder.`,
  );
}

function ownedByUs(path: string, owner: number): ClusterFolder {
  if (owner === process.getuid?.()) return { path, runAs: undefined };
  throw new CannotStart(
    `The database in ${path} belongs to the account ${owner}: start Hostler as that one or as root, or choose another data folder.`,
  );
}

/** A name made from the data folder's, so that a start that is cut short finds the same place again. */
async function placeElsewhere(dataFolder: string, runAs: RunAs): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(dataFolder))
    .digest('hex')
    .slice(0, 16);
  for (const parent of PLACES_FOR_ROOT) {
    if (!(await isOursToUse(parent)) || !canEnter(parent, runAs)) continue;
    const path = join(parent, name);
    await setAside(path);
    return path;
  }
  throw new CannotStart(
    `PostgreSQL can't run as root and no other account can reach ${dataFolder}: choose a data folder that others may enter.`,
  );
}

async function isOursToUse(parent: string): Promise<boolean> {
  try {
    await mkdir(parent, { recursive: true, mode: 0o711 });
    const found = await lstat(parent);
    // In a folder for all, somebody else may have made this one, to read or swap what we put there.
    return found.isDirectory() && found.uid === process.getuid?.();
  } catch {
    return false;
  }
}

/** A cluster whose data folder was deleted. It may be all that somebody has left, so it is kept, under another name. */
async function setAside(path: string): Promise<void> {
  if ((await stat(join(path, 'data')).catch(nothingThere)) === undefined) return;
  await rename(path, `${path}.left-${Date.now()}`);
}

/** The folder, readable by nobody else than the account that PostgreSQL runs as (and root). */
async function giveFolder(path: string, runAs: RunAs): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await giveTo(path, runAs);
}

export async function giveTo(path: string, runAs: RunAs): Promise<void> {
  if (runAs !== undefined) await chown(path, runAs.uid >>> 0, runAs.gid >>> 0);
}

/** Never seen half written. */
async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, `${text}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** For files that need not be there yet; every other trouble goes on its way. */
export function nothingThere(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}
