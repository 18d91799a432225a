import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeForAll, profiling } from './contestant.js';
import { processorSeconds } from './processor-time.js';

const MAIN = fileURLToPath(new URL('../../dist/apps/server/src/main.js', import.meta.url));

const BUILD = fileURLToPath(new URL('../../scripts/build-if-stale.mjs', import.meta.url));

/** The server as people run it, built, in a process of its own. */
export type ServerProcess = {
  readonly url: string;
  readonly key: string;
  /** From the start of the process until it is ready. */
  readonly startMs: number;
  /** Resident memory of the process, in MB. */
  memoryMb(): Promise<number>;
  /** Seconds of processor time that the process has used so far. */
  processorSeconds(): Promise<number>;
  stop(): Promise<void>;
};

export async function startServer(databaseUrl: string): Promise<ServerProcess> {
  spawnSync(process.execPath, ['--no-warnings', BUILD], { stdio: ['ignore', 'ignore', 'inherit'] });
  const dataFolder = await mkdtemp(join(tmpdir(), 'hostler-benchmark-'));
  const begun = performance.now();
  const server = fork(MAIN, ['--data', dataFolder, '--port', '0', '--capacity', '200'], {
    execPath: nodeForAll(),
    // As the command line and the image start it.
    execArgv: ['--no-warnings', '--max-semi-space-size=8', ...profiling()],
    env: { ...process.env, DATABASE_URL: databaseUrl, HOSTLER_PROVIDER: 'none' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(server, 'exit');
  await Promise.race([
    once(server, 'message'),
    ended.then(() => Promise.reject(new Error('the server ended before it was ready'))),
  ]);
  const startMs = performance.now() - begun;
  const { url, key } = JSON.parse(await readFile(join(dataFolder, 'credentials'), 'utf8')) as ServerProcess;
  return {
    url,
    key,
    startMs,
    memoryMb: async () => {
      const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
    },
    processorSeconds: () => processorSeconds(server.pid as number),
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
