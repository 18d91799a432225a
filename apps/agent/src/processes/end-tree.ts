import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { processTable } from './process-table.js';
import { processesOf, type Tree } from './process-tree.js';
import { signalGroup, signalProcess } from './signal-process.js';

/** How long a killed process may take to vanish; one in uninterruptible sleep may take longer, and is reported. */
const VANISH_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 25;

/**
 * Ends every process of a tree by force and waits until none is left. What is born while others are killed carries the mark
 * too, so looking again until nothing is found catches it. Answers false if something would not die in time.
 */
export async function endTree(tree: Tree): Promise<boolean> {
  if (tree.root !== undefined) forceRoot(tree.root);
  for (let waitedMs = 0; waitedMs < VANISH_WITHIN_MS; waitedMs += LOOK_AGAIN_MS) {
    const left = processesOf(tree, processTable(), process.pid);
    if (left.size === 0) return true;
    for (const pid of left) signalProcess(pid, 'SIGKILL');
    await sleep(LOOK_AGAIN_MS);
  }
  return false;
}

function forceRoot(root: number): void {
  if (process.platform === 'win32') spawnSync('taskkill', ['/T', '/F', '/PID', String(root)], { windowsHide: true });
  else signalGroup(root, 'SIGKILL');
}
