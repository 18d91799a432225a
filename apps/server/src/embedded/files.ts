import { chown, rename, writeFile } from 'node:fs/promises';
import { codeOf } from './cannot-start.js';
import type { RunAs } from './run-as.js';

/** Makes a file, or puts another in its place, never seen half written. */
export async function replaceFile(file: string, text: string, mode: number, owner?: RunAs): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, `${text}\n`, { mode, flush: true });
  await giveTo(draft, owner);
  await rename(draft, file);
}

export async function giveTo(path: string, owner: RunAs): Promise<void> {
  if (owner !== undefined) await chown(path, owner.uid >>> 0, owner.gid >>> 0);
}

/** For files that need not be there yet; every other trouble goes on its way. */
export function nothingThere(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}
