import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['apps', 'libs', 'projections', 'migrations'];
const FILES = ['package.json', 'package-lock.json', 'nest-cli.json', 'tsconfig.base.json', 'tsconfig.build.json'];
/** Not part of what is built here. */
const PASSED_BY = /^(node_modules|dist|dashboard|.*\.(spec|integration)\.ts)$/;

/** Changes whenever a source changes: sizes and times of all of them, which are read in some milliseconds. */
export function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const path of [...FILES, ...FOLDERS.flatMap(below)].filter((path) => existsSync(path))) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

function below(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !PASSED_BY.test(name));
  return entries.flatMap((entry) => (entry.isDirectory() ? below(join(folder, entry.name)) : join(folder, entry.name)));
}
