import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.js';
import type { Run } from './views.js';

const LOOK_MS = 400;
/** Asked about one by one where they are fewer, so that a long history is not read through. */
const AT_ONCE = 20;

export const isOver = ({ status }: Run): boolean => ['succeeded', 'failed', 'cancelled', 'timedOut'].includes(status);

/** Looks at runs until each has ended; answers them in the order given. Every look is told to `seen`. */
export async function untilOver(
  api: Api,
  path: string,
  runIds: readonly string[],
  seen: (run: Run) => void,
): Promise<readonly Run[]> {
  const over = new Map<string, Run>();
  for (;;) {
    const open = runIds.filter((runId) => !over.has(runId)).slice(0, AT_ONCE);
    for (const run of await Promise.all(open.map((runId) => api.get<Run>(`${path}/${encodeURIComponent(runId)}`)))) {
      seen(run);
      if (isOver(run)) over.set(run.runId, run);
    }
    if (over.size === new Set(runIds).size) return runIds.flatMap((runId) => over.get(runId) ?? []);
    await sleep(LOOK_MS);
  }
}
