/**
 * Adds to the package-lock.json of folders the packages of other platforms that an optional dependency names and npm left out when it
 * wrote the lock. Without them `npm ci` takes the lock for incomplete; with them it passes them by on this platform, and installs
 * the one it needs on theirs. `npm run complete-lock [-- folder …]`, after every change of dependencies; all folders with a
 * lock where none is named.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every folder of this repository that has a lock of its own. */
const LOCKED_FOLDERS = ['.', 'benchmarks/peers'];

const SYSTEMS = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  aix: 'aix',
};
const PROCESSORS = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
};

/** What a package of one platform says of itself, read from its name: `@swc/core-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) };
}

/** Completes the lock in one folder; answers with how many packages were missing. */
function complete(folder) {
  const file = join(folder, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  let added = 0;
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
      const found = [nested, `node_modules/${name}`].some((candidate) => candidate in lock.packages);
      const platform = platformOf(name);
      if (found || !/^\d/.test(range) || Object.keys(platform).length === 0) continue;
      lock.packages[`node_modules/${name}`] = {
        version: range,
        ...platform,
        ...(entry.dev && { dev: true }),
        optional: true,
      };
      added += 1;
    }
  }
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, undefined, 2)}\n`);
  return added;
}

const folders = process.argv.length > 2 ? process.argv.slice(2) : LOCKED_FOLDERS;
for (const folder of folders)
  process.stdout.write(`${folder}: ${complete(folder)} packages of other platforms added\n`);
