import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OF_THE_DASHBOARD = 'apps/dashboard';
const PACKAGES = ['package.json', 'package-lock.json'];
const SERVER = [
  'apps',
  'libs',
  'projections',
  'migrations',
  'nest-cli.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
];
const DASHBOARD = ['index.html', 'vite.config.mjs', 'src'].map((name) => join(OF_THE_DASHBOARD, name));
/** Not part of what is built here, by path from the root. */
const PASSED_BY = /(^|\/)(node_modules|dist)$|\.(spec|integration)\.ts$/;

/** What the server, the agent and the command line are made from. */
export const serverFingerprint = (root = '.') => fingerprint(root, [...PACKAGES, ...SERVER], OF_THE_DASHBOARD);
export const dashboardFingerprint = (root = '.') => fingerprint(root, [...PACKAGES, ...DASHBOARD]);

/** Changes whenever a source changes: sizes and times of all of them, which are read in some milliseconds. */
function fingerprint(root, places, besides) {
  const hash = createHash('sha256').update(process.version);
  for (const path of places.flatMap((place) => filesOf(root, place, besides))) {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

function filesOf(root, path, besides) {
  if (PASSED_BY.test(path) || path === besides || !existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesOf(root, join(path, name), besides));
}
