import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `hostler` from the sources: builds what is stale, then is the command line itself, so that signals reach it without a detour. */
const build = fileURLToPath(new URL('build-if-stale.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, ['--no-warnings', build], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await import('../dist/apps/cli/src/main.js');
