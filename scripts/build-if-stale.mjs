import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alone } from './build/alone.mjs';
import { fingerprint } from './build/fingerprint.mjs';

/** What the build in `dist` was made from. */
const STAMP = 'dist/.built-from';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!isFresh()) await alone('dist/.building', () => isFresh() || build()).catch(cannotWrite);

function isFresh() {
  try {
    return readFileSync(STAMP, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

function build() {
  const from = fingerprint();
  process.stderr.write('Building, which takes some seconds …\n');
  const { status } = spawnSync(process.execPath, ['--no-warnings', 'node_modules/@nestjs/cli/bin/nest.js', 'build'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write('The build failed: correct what is said above, or run "npm ci" if packages are missing.\n');
    process.exit(1);
  }
  // Of what was read before the build, so that an edit meanwhile makes the next start build again.
  writeFileSync(STAMP, from);
}

function cannotWrite({ code, message }) {
  process.stderr.write(
    `The build can't be written (${code ?? message}): give yourself the right to write in ${process.cwd()}.\n`,
  );
  process.exit(1);
}
