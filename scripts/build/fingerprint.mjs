import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

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
const DASHBOARD = ['index.html', 'vite.config.mjs', 'src'].map((name) => join('apps/dashboard', name));
/** Not part of what is built here. */
const PASSED_BY = /^(node_modules|dist|dashboard|.*\.(spec|integration)\.ts)$/;

/** What the server, the agent and the command line are made from. */
export const serverFingerprint = () => fingerprint([...PACKAGES, ...SERVER]);
export const dashboardFingerprint = () => fingerprint([...PACKAGES, ...DASHBOARD]);

/** Changes whenever a source changes: sizes and times of all of them, which are read in some milliseconds. */
function fingerprint(places) {
  const hash = createHash('sha256').update(process.version);
  for (const path of places.filter(existsSync).flatMap(filesOf)) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !PASSED_BY.test(name));
  return names.flatMap((name) => filesOf(join(path, name)));
}
