import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { nothingThere } from './files.js';
import { adoptOrphan } from './orphan.js';
import { stopPostmaster } from './postmaster.js';
import { canEnter, type RunAs } from './run-as.js';

/** Where root keeps clusters whose data folder another account can't reach (below /root, say), by preference. */
const PLACES_FOR_ROOT = ['/var/lib/hostler', '/opt/hostler', join(tmpdir(), 'hostler')];

/** A place that this account can reach. Its name is made from the data folder's, so that a start that is cut short finds it again. */
export async function placeElsewhere(dataFolder: string, runAs: RunAs): Promise<string> {
  for (const parent of PLACES_FOR_ROOT) {
    if (!(await isOursToUse(parent)) || !canEnter(parent, runAs)) continue;
    const path = join(parent, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16));
    await setAside(path);
    return path;
  }
  throw new CannotStart(
    `PostgreSQL can't run as root and no other account can reach ${dataFolder}: choose a data folder that others may enter.`,
  );
}

async function isOursToUse(parent: string): Promise<boolean> {
  try {
    // Said twice, because the mode of a new folder loses what the umask takes away.
    if ((await mkdir(parent, { recursive: true })) !== undefined) await chmod(parent, 0o711);
    const found = await lstat(parent);
    // In a folder for all, somebody else may have made this one, to read or swap what we put there.
    return found.isDirectory() && found.uid === process.getuid?.();
  } catch {
    return false;
  }
}

/** A cluster whose data folder was deleted. It may be all that somebody has left, so it is kept, under another name. */
async function setAside(path: string): Promise<void> {
  const dataDirectory = join(path, 'data');
  if ((await stat(dataDirectory).catch(nothingThere)) === undefined) return;
  const orphan = await adoptOrphan(dataDirectory);
  if (orphan !== undefined) await stopPostmaster(orphan.pid);
  await rename(path, `${path}.left-${Date.now()}`);
}
