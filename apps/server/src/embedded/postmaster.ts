import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries, ClusterFolder } from './cluster.js';
import { giveTo } from './files.js';
import { readPostmasterPid } from './postmaster-pid.js';
import { isRunning, send } from './processes.js';
import { type Settings, SETTINGS } from './settings.js';

/** A PostgreSQL that accepts connections. */
export type Postmaster = { readonly pid: number; readonly port: number };

export type Launch = {
  readonly folder: ClusterFolder;
  readonly binaries: Binaries;
  readonly dataDirectory: string;
  readonly port: number;
  readonly settings: Settings;
};

/** PostgreSQL ended before it was ready; the message is what it said last. */
export class LaunchFailed extends Error {
  override readonly name = 'LaunchFailed';
}

/** Recovery after a crash replays at most `max_wal_size`, which takes seconds; this is for slow disks. */
const READY_WITHIN_MS = 120_000;
const POLL_MS = 20;
const LOG_KEPT_BYTES = 10 * 1024 * 1024;
/** How long a stop may take: by asking, then by insisting, before it is forced. */
const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 5_000;

/** Starts PostgreSQL in a session of its own, so that neither Ctrl-C nor the end of this process reaches it, until it is ready. */
export async function launch(plan: Launch): Promise<Postmaster> {
  const log = await logFile(plan.folder);
  const before = await sizeOf(log);
  const child = await spawnDetached(plan, log);
  const gone = new Promise<'gone'>((resolve) =>
    child.once('exit', () => resolve('gone')).once('error', () => resolve('gone')),
  );
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if ((await Promise.race([gone, sleep(POLL_MS)])) === 'gone') throw new LaunchFailed(await lastWords(log, before));
    const running = await readPostmasterPid(plan.dataDirectory);
    if (running?.pid === child.pid && running?.status === 'ready') return { pid: running.pid, port: running.port };
  }
  child.kill('SIGQUIT');
  throw new LaunchFailed(`it was not ready after ${READY_WITHIN_MS / 1000} s; see ${log}`);
}

async function spawnDetached(
  { binaries, dataDirectory, port, settings, folder }: Launch,
  log: string,
): Promise<ChildProcess> {
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = await open(log, 'a', 0o600);
  try {
    await giveTo(log, folder.runAs);
    const child = spawn(binaries.postgres, ['-D', dataDirectory, '-p', String(port), ...options], {
      ...folder.runAs,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      cwd: '/',
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    child.unref();
    return child;
  } finally {
    await output.close();
  }
}

/** Ends PostgreSQL within a bounded time: transactions are rolled back and a checkpoint is written, if it comes to that. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (await endedAfter(pid, 'SIGINT', FAST_STOP_MS)) return;
  if (await endedAfter(pid, 'SIGQUIT', IMMEDIATE_STOP_MS)) return;
  await endedAfter(pid, 'SIGKILL', IMMEDIATE_STOP_MS);
}

async function endedAfter(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  send(pid, signal);
  const deadline = performance.now() + withinMs;
  while (isRunning(pid) && performance.now() < deadline) await sleep(POLL_MS);
  return !isRunning(pid);
}

/** The log of the present file; a long one is put aside first, in place of the one before it. */
async function logFile(folder: ClusterFolder): Promise<string> {
  const log = join(folder.path, 'postgres.log');
  if ((await sizeOf(log)) > LOG_KEPT_BYTES) await rename(log, `${log}.1`);
  return log;
}

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.size ?? 0;

async function lastWords(log: string, from: number): Promise<string> {
  const said = (await readFile(log)).subarray(from).toString('utf8');
  const reasons = said.split('\n').filter((line) => /(FATAL|PANIC|ERROR|error while loading)/.test(line));
  return reasons[0]?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? `it said nothing; see ${log}`;
}
