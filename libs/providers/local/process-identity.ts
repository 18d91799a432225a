import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What tells one process from every other that ever was. Agents write it of themselves, so both sides work it out alike. */
export type ProcessIdentity = { readonly pid: number; readonly startTime: string; readonly bootId: string };

/** True while that very process lives: a pid alone may have gone to somebody else, or be one of an earlier boot. */
export const isAlive = ({ pid, startTime, bootId }: ProcessIdentity): boolean =>
  startTimeOf(pid) === startTime && currentBootId() === bootId;

function startTimeOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return linuxStartTime(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    if (process.platform === 'win32') return process.kill(pid, 0) ? 'unknown' : undefined;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Field 22, in ticks since boot. A process that only waits to be noticed by its parent is dead. */
function linuxStartTime(stat: string): string | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

function currentBootId(): string {
  if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  if (process.platform === 'win32') return 'unknown';
  return execFileSync('sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8' }).trim();
}
