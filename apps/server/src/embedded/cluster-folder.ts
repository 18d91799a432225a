import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PLACE_FILE } from '#postgres/embedded-address.js';
import { CannotStart, writingTo } from './cannot-start.js';
import type { ClusterFolder } from './cluster.js';
import { placeElsewhere } from './elsewhere.js';
import { giveTo, nothingThere, replaceFile } from './files.js';
import { accountFor, canEnter, isRoot } from './run-as.js';

const INSIDE = 'postgres';

/**
 * The folder of the cluster that belongs to a data folder: chosen at the first start, found again ever after.
 * It is inside the data folder, unless we are root and the account that PostgreSQL runs as can't get there.
 */
export function clusterFolderOf(dataFolder: string): Promise<ClusterFolder> {
  return writingTo(dataFolder, async () => {
    const placeFile = join(dataFolder, PLACE_FILE);
    const place = await readFile(placeFile, 'utf8').catch(nothingThere);
    return place === undefined ? choose(dataFolder, placeFile) : reopen(dataFolder, place.trim(), placeFile);
  });
}

async function choose(dataFolder: string, placeFile: string): Promise<ClusterFolder> {
  const runAs = accountFor(await stat(dataFolder));
  const inside = canEnter(dataFolder, runAs);
  const path = inside ? join(dataFolder, INSIDE) : await placeElsewhere(dataFolder, runAs);
  // Nobody else than the account that PostgreSQL runs as, and root, has anything to look for in there.
  await mkdir(path, { recursive: true, mode: 0o700 });
  await giveTo(path, runAs);
  await replaceFile(placeFile, inside ? INSIDE : path, 0o644);
  return { path, runAs };
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
  const runAs = accountFor(owner);
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
