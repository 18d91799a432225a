import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Process = { readonly pid: number; readonly command: string };

/** Every process of this machine. */
export async function processes(): Promise<Process[]> {
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,stat=,args='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || state?.startsWith('Z') ? [] : [{ pid: Number(pid), command: command ?? '' }];
  });
}

/** The agents of one data folder; not the guards of their flows. */
export const agentsOf = async (dataFolder: string): Promise<number[]> =>
  (await processes())
    .filter(({ command }) => command.includes('agent/src/main.js') && command.includes(join(dataFolder, 'bots')))
    .filter(({ command }) => !command.includes('--end'))
    .map(({ pid }) => pid);

/** The postmaster of one data folder, wherever its cluster is. */
export async function postmasterOf(dataFolder: string): Promise<number | undefined> {
  const place = await readFile(join(dataFolder, 'postgres.place'), 'utf8').catch(() => join(dataFolder, 'postgres'));
  const found = (await filesNamed(place.trim(), 'postmaster.pid', 3))[0];
  const text = found && (await readFile(found, 'utf8').catch(() => ''));
  const pid = Number.parseInt(text?.split('\n')[0] ?? '', 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

async function filesNamed(folder: string, name: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const here = entries
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => join(folder, entry.name));
  const below = depth === 0 ? [] : entries.filter((entry) => entry.isDirectory());
  return [
    ...here,
    ...(await Promise.all(below.map((entry) => filesNamed(join(folder, entry.name), name, depth - 1)))).flat(),
  ];
}

/** -9, to whoever still is there. */
export function kill(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): boolean {
  try {
    return pid !== undefined && process.kill(pid, signal);
  } catch {
    return false;
  }
}
