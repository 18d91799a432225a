import { execFileSync } from 'node:child_process';

import { isMark, type ProcessEntry } from './process-entry.js';

const PS_DEADLINE_MS = 10_000;
const PS_OUTPUT_MAX_BYTES = 64 * 1024 * 1024;

/** For macOS, whose `ps -E` prints each process's environment behind its command. */
export function psProcessTable(): readonly ProcessEntry[] {
  const text = execFileSync('ps', ['-axEww', '-o', 'pid=,ppid=,pgid=,stat=,command='], {
    encoding: 'utf8',
    timeout: PS_DEADLINE_MS,
    maxBuffer: PS_OUTPUT_MAX_BYTES,
  });
  return entriesOf(text);
}

/** Reads lines of `pid ppid pgid stat command and environment`. */
export const entriesOf = (text: string): readonly ProcessEntry[] =>
  text.split('\n').flatMap((line) => {
    const [pid, parent, group, state, ...words] = line.trim().split(/\s+/);
    if (group === undefined || state === undefined || state.startsWith('Z')) return [];
    const marks = words.filter(isMark);
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), session: 0, marks, outputs: [] }];
  });
