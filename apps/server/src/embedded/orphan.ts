import { realpath, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopPostmaster, type Postmaster } from './postmaster.js';
import { postmasterPidFile, readPostmasterPid } from './postmaster-pid.js';
import { isPostmasterOf } from './processes.js';

const SETTLE_LIMIT_MS = 60_000;
const POLL_MS = 50;

/**
 * The PostgreSQL that an engine which was killed has left running on this data, taken over as it is; `undefined` when there is
 * none. One that neither becomes ready nor ends is stopped; what a dead one left behind is cleared away.
 * The caller holds the lock of the data folder, so nobody else starts one meanwhile.
 */
export async function adoptOrphan(dataDirectory: string): Promise<Postmaster | undefined> {
  const real = await realpath(dataDirectory);
  const deadline = performance.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const found = await readPostmasterPid(dataDirectory);
    if (found === undefined) return undefined;
    if (!isPostmasterOf(found.pid, real)) return clearAway(dataDirectory);
    if (found.status === 'ready') return { pid: found.pid, port: found.port };
    if (performance.now() > deadline) await stopPostmaster(found.pid);
    await sleep(POLL_MS);
  }
}

/** PostgreSQL would believe that it still runs, if a stranger has got its number since. */
async function clearAway(dataDirectory: string): Promise<undefined> {
  await rm(postmasterPidFile(dataDirectory), { force: true });
}
