import { chmod, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AgentFolder } from './agent-folder.js';

/** Where one run keeps its files. `scratch` is gone after the run, and with it the session unless that is reused (S40). */
export type RunFolder = {
  readonly scratch: string;
  readonly session: string;
  readonly inputsFile: string;
  readonly outputsFile: string;
};

export async function makeRunFolder(
  folder: AgentFolder,
  runId: string,
  sessionReuse: boolean,
  inputs: object,
): Promise<RunFolder> {
  const scratch = join(folder.runs, encodeURIComponent(runId));
  await removeWhole(scratch);
  // What was left for runs that reuse it is of no use to later ones, should they reuse a session again.
  if (!sessionReuse) await removeWhole(folder.reusedSession);
  const session = sessionReuse ? folder.reusedSession : join(scratch, 'session');
  for (const path of [scratch, session]) await mkdir(path, { recursive: true, mode: 0o700 });
  const inputsFile = join(scratch, 'inputs.json');
  await writeFile(inputsFile, JSON.stringify(inputs), { mode: 0o600 });
  return { scratch, session, inputsFile, outputsFile: join(scratch, 'outputs.json') };
}

/** Removes a folder with all it holds, also where a flow took the rights to do so away from its own folders. */
export async function removeWhole(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch {
    await openUp(path);
    await rm(path, { recursive: true, force: true });
  }
}

async function openUp(path: string): Promise<void> {
  if (!(await lstat(path)).isDirectory()) return;
  await chmod(path, 0o700);
  for (const name of await readdir(path)) await openUp(join(path, name));
}
