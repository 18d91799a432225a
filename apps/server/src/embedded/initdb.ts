import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PASSWORD_FILE, SUPERUSER } from '#postgres/embedded-address.js';
import { CannotStart, writingTo } from './cannot-start.js';
import type { Binaries, Cluster, ClusterFolder } from './cluster.js';
import { nothingThere, replaceFile } from './files.js';
import type { Settings } from './settings.js';

/** PostgreSQL's own version of what a data directory holds; another major version can't read it. */
const MAJOR_VERSION = '18';
const INITDB_LIMIT_MS = 120_000;
/** What the name of a data directory has at its end until it is whole. */
const MAKING = '.making-';

/** The cluster of a folder, made where there is none. Whoever is killed on the way leaves nothing half made behind. */
export function clusterIn(folder: ClusterFolder, binaries: Binaries, settings: Settings): Promise<Cluster> {
  const dataDirectory = join(folder.path, 'data');
  return writingTo(folder.path, async () => {
    await clearHalfMade(folder);
    const password = await passwordOf(folder);
    const version = await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8').catch(nothingThere);
    if (version === undefined) await make(folder, binaries, dataDirectory, settings);
    else refuseOther(version.trim(), dataDirectory);
    return { dataDirectory, password };
  });
}

function refuseOther(version: string, dataDirectory: string): void {
  if (version === MAJOR_VERSION) return;
  throw new CannotStart(
    `The database in ${dataDirectory} was made by PostgreSQL ${version}, and this is ${MAJOR_VERSION}: use the Hostler that made it, or another data folder.`,
  );
}

const passwordFile = (folder: ClusterFolder): string => join(folder.path, PASSWORD_FILE);

/** Made before the cluster and kept, so that a start that was cut short uses the same one again. */
async function passwordOf(folder: ClusterFolder): Promise<string> {
  const file = passwordFile(folder);
  const kept = await readFile(file, 'utf8').catch(nothingThere);
  if (kept !== undefined) return kept.trim();
  const password = randomBytes(32).toString('base64url');
  await replaceFile(file, password, 0o600, folder.runAs);
  return password;
}

/** Text is UTF-8 and sorted by code point, whatever language the machine speaks. */
async function make(
  folder: ClusterFolder,
  binaries: Binaries,
  dataDirectory: string,
  settings: Settings,
): Promise<void> {
  // A name never used before: the initdb of an engine that was killed may still be at work in the folder of its own.
  const making = `${dataDirectory}${MAKING}${randomBytes(6).toString('hex')}`;
  await run(binaries, folder, [
    `--pgdata=${making}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile(folder)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
  ]);
  await rename(making, dataDirectory);
}

async function clearHalfMade(folder: ClusterFolder): Promise<void> {
  for (const name of await readdir(folder.path)) {
    if (!name.includes(MAKING)) continue;
    // Where somebody still writes into it there is a next time.
    await rm(join(folder.path, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function run({ initdb }: Binaries, { runAs }: ClusterFolder, options: readonly string[]): Promise<void> {
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  try {
    await promisify(execFile)(initdb, options, { ...runAs, env, cwd: '/', timeout: INITDB_LIMIT_MS });
  } catch (cause) {
    const said = String((cause as { stderr?: string }).stderr ?? cause);
    if (said.includes('No space left on device'))
      throw Object.assign(new Error('disk full', { cause }), { code: 'ENOSPC' });
    const reason = said.split('\n').find((line) => /error|fatal/i.test(line)) ?? said.trim();
    throw new CannotStart(
      `The database could not be made (${reason}): mend that, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
}
