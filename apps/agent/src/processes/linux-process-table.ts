import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

import { isMark, type ProcessEntry } from './process-entry.js';

export const linuxProcessTable = (): readonly ProcessEntry[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => entryOf(Number(pid)));

/** None where the process has ended meanwhile, or only waits for its parent to notice that it has. */
function entryOf(pid: number): readonly ProcessEntry[] {
  const stat = readOrNothing(`/proc/${pid}/stat`);
  if (stat === '') return [];
  // The name in brackets may hold blanks and brackets itself, so the fields are counted from its end.
  const [state, parent, group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return [];
  const numbers = { parent: Number(parent), group: Number(group), session: Number(session) };
  return [{ pid, ...numbers, marks: marksOf(pid), outputs: [1, 2].map((fd) => outputOf(pid, fd)) }];
}

function marksOf(pid: number): readonly string[] {
  const environment = readOrNothing(`/proc/${pid}/environ`);
  return environment.includes('HOSTLER_') ? environment.split('\0').filter(isMark) : [];
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** The name of what a file descriptor is connected to, one for every pipe. */
export function outputOf(pid: number | 'self', fd: number): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return '';
  }
}
