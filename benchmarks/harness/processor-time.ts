import { readdir, readFile } from 'node:fs/promises';
import { Client } from 'pg';

/** `USER_HZ` of Linux, which no setting changes. */
const TICKS_PER_SECOND = 100;

type Times = { readonly parent: number; readonly own: number; readonly ofEnded: number };

/** Seconds of processor time that a process has used so far, by /proc: user and system, all its threads. */
export const processorSeconds = async (pid: number): Promise<number> => (await timesOf(pid)).own;

/** The same of a whole PostgreSQL: its postmaster, the sessions that are open, and those that have ended. */
export async function postgresSeconds(connectionString: string): Promise<number> {
  const postmaster = await postmasterOf(connectionString);
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const all = await Promise.all(pids.map(async (pid) => [pid, await timesOf(pid).catch(() => undefined)] as const));
  return all.reduce((sum, [pid, times]) => {
    if (times === undefined) return sum;
    if (pid === postmaster) return sum + times.own + times.ofEnded;
    return times.parent === postmaster ? sum + times.own : sum;
  }, 0);
}

async function timesOf(pid: number): Promise<Times> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name before it may hold blanks and brackets.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
    (field) => fields[field],
  );
  return {
    parent,
    own: (user + system) / TICKS_PER_SECOND,
    ofEnded: (endedUser + endedSystem) / TICKS_PER_SECOND,
  };
}

async function postmasterOf(connectionString: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ file: string }>(`SELECT pg_read_file('postmaster.pid') AS file`);
  await client.end();
  return Number(rows[0]?.file.split('\n')[0]);
}
