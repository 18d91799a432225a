import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export type PostmasterPid = { readonly pid: number; readonly port: number; readonly status: string };

/** The lines of the file, as PostgreSQL's `pidfile.h` counts them, from 0. */
const LINE = { pid: 0, port: 3, status: 7 } as const;

/** `undefined` where there is no such file; a port of 0 and an empty status where PostgreSQL has not come so far yet. */
export async function readPostmasterPid(dataDirectory: string): Promise<PostmasterPid | undefined> {
  const text = await readFile(postmasterPidFile(dataDirectory), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[LINE.pid]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[LINE.port] ?? 0), status: (lines[LINE.status] ?? '').trim() };
}

export const postmasterPidFile = (dataDirectory: string): string => join(dataDirectory, 'postmaster.pid');
