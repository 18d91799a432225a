import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alone } from './build/alone.mjs';
import { dashboardFingerprint, serverFingerprint } from './build/fingerprint.mjs';

const parts = [
  {
    /** What this part of `dist` was made from. */
    stamp: 'dist/.built-from',
    fingerprint: serverFingerprint,
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
  },
  {
    stamp: 'dist/.dashboard-built-from',
    fingerprint: dashboardFingerprint,
    command: ['node_modules/vite/bin/vite.js', 'build', 'apps/dashboard', '--logLevel', 'warn'],
  },
];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (stale().length > 0) await alone('dist/.building', () => stale().forEach(build)).catch(cannotWrite);

function stale() {
  return parts.filter(({ stamp, fingerprint }) => {
    try {
      return readFileSync(stamp, 'utf8') !== fingerprint();
    } catch {
      return true;
    }
  });
}

function build({ stamp, fingerprint, command }) {
  const from = fingerprint();
  process.stderr.write('Building, which takes some seconds …\n');
  const { status } = spawnSync(process.execPath, ['--no-warnings', ...command], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('The build failed: correct what is said above, or run "npm ci" if packages are missing.\n');
    process.exit(1);
  }
  // Of what was read before the build, so that an edit meanwhile makes the next start build again.
  writeFileSync(stamp, from);
}

function cannotWrite({ code, message }) {
  process.stderr.write(
    `The build can't be written (${code ?? message}): give yourself the right to write in ${process.cwd()}.\n`,
  );
  process.exit(1);
}
