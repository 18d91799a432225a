import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOrWords, errorCode } from '../error-code.js';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';

type Holder = { readonly pid: number; readonly startedAt: string | undefined };
export type DemoLock = { release(): void };

/** One demo at a time in a folder. The lock of a demo that was killed counts for nothing. */
export function holdDemoLock(folder: string): DemoLock {
  const lock = join(folder, 'demo.lock');
  try {
    if (!take(lock)) {
      const holder = holderOf(lock);
      if (holder !== undefined && isAlive(holder)) throw alreadyRunning(folder, holder);
      rmSync(lock, { force: true });
      if (!take(lock)) throw alreadyRunning(folder, holderOf(lock));
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = codeOrWords(error);
    throw new Failure(
      exitCode.refused,
      `The folder ${folder} can't be written (${code}): choose another with --data.`,
      { cause: error },
    );
  }
  return { release: () => rmSync(lock, { force: true }) };
}

/** Made by a link, so that the lock is never seen without its content. */
function take(lock: string): boolean {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder));
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** A number alone may have gone to another process since; where the system tells when one started, that must be the same. */
function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return startOf(pid) === startedAt;
}

/** Ticks from boot to the start of a process, on Linux. One that only waits to be noticed by its parent is dead. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'dead' : fields[19];
  } catch {
    return undefined;
  }
}

const alreadyRunning = (folder: string, holder: Holder | undefined): Failure =>
  new Failure(
    exitCode.refused,
    `A demo is running on ${folder} already${holder ? ` (process ${holder.pid})` : ''}: wait for its end, or give another folder with --data.`,
  );
