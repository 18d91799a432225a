import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PORT_FILE } from '#postgres/embedded-address.js';
import { CannotStart } from './cannot-start.js';
import { nothingThere, replaceFile } from './files.js';
import { freePort } from './free-port.js';
import { adoptOrphan } from './orphan.js';
import { launch, LaunchFailed, stopPostmaster, type Launch, type Postmaster } from './postmaster.js';
import { isRunning } from './processes.js';

type Log = (line: string) => void;
type Plan = Omit<Launch, 'port'>;

/** At the first start: a port may be taken between choosing and using it, and a killed server's children take a moment to go. */
const FIRST_ATTEMPTS = 5;
const LOOK_EVERY_MS = 200;
const LEAST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Keeps PostgreSQL running on one port until `stop`: one that ends by itself, or is killed, is started again. */
export async function supervise(plan: Plan, log: Log): Promise<{ port: number; stop(): Promise<void> }> {
  let postmaster = await firstStart(plan, log);
  const { port } = postmaster;
  const stopping = new AbortController();

  const watch = async (): Promise<void> => {
    while (await until(stopping.signal, LOOK_EVERY_MS)) {
      if (isRunning(postmaster.pid)) continue;
      log(`PostgreSQL (process ${postmaster.pid}) has ended unexpectedly and is started again`);
      postmaster = (await startAgain({ ...plan, port }, stopping.signal, log)) ?? postmaster;
    }
  };
  const watching = watch();

  return {
    port,
    stop: async () => {
      stopping.abort();
      await watching;
      await stopPostmaster(postmaster.pid);
    },
  };
}

async function firstStart(plan: Plan, log: Log): Promise<Postmaster> {
  const portFile = join(plan.folder.path, PORT_FILE);
  const kept = Number(await readFile(portFile, 'utf8').catch(nothingThere)) || undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      const postmaster = await adoptOrLaunch({ ...plan, port: await freePort(attempt === 1 ? kept : undefined) }, log);
      await replaceFile(portFile, String(postmaster.port), 0o600, plan.folder.runAs);
      return postmaster;
    } catch (error) {
      if (!(error instanceof LaunchFailed)) throw error;
      if (attempt === FIRST_ATTEMPTS || isDiskFull(error)) throw hopeless(error, plan.folder.path);
      await sleep(LEAST_PAUSE_MS * 2 ** attempt);
    }
  }
}

async function adoptOrLaunch(plan: Launch, log: Log): Promise<Postmaster> {
  const orphan = await adoptOrphan(plan.dataDirectory);
  if (orphan !== undefined) {
    log(`PostgreSQL (process ${orphan.pid}), left running by an earlier Hostler, is taken over on port ${orphan.port}`);
    return orphan;
  }
  const postmaster = await launch(plan);
  log(`PostgreSQL (process ${postmaster.pid}) is ready on port ${postmaster.port}`);
  return postmaster;
}

const isDiskFull = (error: LaunchFailed): boolean => error.message.includes('No space left on device');

function hopeless(error: LaunchFailed, folder: string): CannotStart {
  if (isDiskFull(error)) {
    return new CannotStart(`The disk that holds ${folder} is full: free some space, then start again.`, {
      cause: error,
    });
  }
  return new CannotStart(`PostgreSQL did not start (${error.message}): see ${join(folder, 'postgres.log')}.`, {
    cause: error,
  });
}

/** Never gives up, since a full disk or a taken port may be mended while we wait; `undefined` once it is to stop. */
async function startAgain(plan: Launch, stopping: AbortSignal, log: Log): Promise<Postmaster | undefined> {
  let pauseMs = LEAST_PAUSE_MS;
  while (await until(stopping, pauseMs)) {
    try {
      return await adoptOrLaunch(plan, log);
    } catch (error) {
      log(`PostgreSQL did not start again: ${error instanceof Error ? error.message : String(error)}`);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  return undefined;
}

/** After a pause, true; false as soon as the signal aborts. */
const until = (signal: AbortSignal, pauseMs: number): Promise<boolean> =>
  sleep(pauseMs, true, { signal, ref: false }).catch(() => false);
