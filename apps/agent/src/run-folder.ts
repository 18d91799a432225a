import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AgentFolder } from './agent-folder.js';

/** Where one run keeps its files. `scratch` is gone after the run, and with it the session unless that is reused (S40). */
export type RunFolder = {
  readonly scratch: string;
  readonly session: string;
  readonly inputsFile: string;
  readonly outputsFile: string;
};

export function makeRunFolder(folder: AgentFolder, runId: string, sessionReuse: boolean, inputs: object): RunFolder {
  const scratch = join(folder.runs, encodeURIComponent(runId));
  removeWhole(scratch);
  const session = sessionReuse ? folder.reusedSession : join(scratch, 'session');
  for (const path of [scratch, session]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const inputsFile = join(scratch, 'inputs.json');
  writeFileSync(inputsFile, JSON.stringify(inputs), { mode: 0o600 });
  return { scratch, session, inputsFile, outputsFile: join(scratch, 'outputs.json') };
}

/** Removes a folder with all it holds, also where a flow took the rights to do so away from its own folders. */
export function removeWhole(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    openUp(path);
    rmSync(path, { recursive: true, force: true });
  }
}

function openUp(path: string): void {
  if (!lstatSync(path).isDirectory()) return;
  chmodSync(path, 0o700);
  for (const name of readdirSync(path)) openUp(join(path, name));
}
