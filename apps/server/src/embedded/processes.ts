import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { codeOf } from './cannot-start.js';

const linux = process.platform === 'linux';

/** Whether a process runs under this number; one that is dead but not yet reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return !linux || fieldsAfterName(pid)?.[0] !== 'Z';
}

/** Sends a signal; to a process that is gone already, nothing. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Tells a process from a later one that got the same number: when it was started, and in which life of the machine. */
export function identityOf(pid: number): string | undefined {
  if (!linux) return psField(pid, 'lstart');
  // Field 22 of /proc/<pid>/stat counts clock ticks since the machine was started.
  const startedAt = fieldsAfterName(pid)?.[19];
  return startedAt && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startedAt}`;
}

/** Whether a running process is the PostgreSQL of this data directory, and not a stranger that got its old number. */
export function isPostmasterOf(pid: number, dataDirectory: string): boolean {
  if (!isRunning(pid)) return false;
  if (!linux) return psField(pid, 'args')?.includes(dataDirectory) ?? false;
  try {
    // PostgreSQL makes its data directory its working folder as the first thing it does.
    return readlinkSync(`/proc/${pid}/cwd`) === dataDirectory;
  } catch {
    return false;
  }
}

/** The fields of /proc/<pid>/stat from the state on. The name before them may hold blanks and brackets. */
function fieldsAfterName(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function psField(pid: number, field: 'lstart' | 'args'): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
