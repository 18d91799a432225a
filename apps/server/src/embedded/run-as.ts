import { spawnSync } from 'node:child_process';
import { CannotStart } from './cannot-start.js';

/** Whom PostgreSQL runs as; `undefined` means as ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

/** Accounts without rights of their own that every Linux and macOS has, by preference. */
const UNPRIVILEGED_ACCOUNTS = ['nobody', 'daemon'];

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root, so root lends it the account that owns the folder, which can then start it without root
 * as well; or, where that is root itself or an account without a name, one that may do nothing else.
 */
export function accountFor(owner: { readonly uid: number; readonly gid: number }): RunAs {
  if (!isRoot()) return undefined;
  // initdb asks for the name of its account, and a container often has none for the owner of a mounted folder.
  if (owner.uid !== 0 && hasName(owner.uid)) return { uid: asSpawnTakesIt(owner.uid), gid: asSpawnTakesIt(owner.gid) };
  for (const account of UNPRIVILEGED_ACCOUNTS) {
    const [uid, gid] = [idOf('-u', account), idOf('-g', account)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new CannotStart(
    'PostgreSQL does not run as root and there is no account "nobody": start Hostler as an ordinary user, or set DATABASE_URL.',
  );
}

const hasName = (uid: number): boolean => spawnSync('id', ['-nu', String(uid)], { stdio: 'ignore' }).status === 0;

function idOf(option: '-u' | '-g', account: string): number | undefined {
  const { status, stdout } = spawnSync('id', [option, account], { encoding: 'utf8' });
  return status === 0 ? asSpawnTakesIt(Number(stdout.trim())) : undefined;
}

/** macOS numbers nobody as 4294967294, which a spawn takes only as -2. */
const asSpawnTakesIt = (id: number): number => id | 0;

/** Whether this account can go into a folder. The kernel is asked, since mode bits do not tell of access lists and mounts. */
export function canEnter(folder: string, runAs: RunAs): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs, cwd: '/', stdio: 'ignore' });
  return status === 0;
}
