import { embeddedUrl } from '#postgres/embedded-address.js';
import { binariesFor } from './binaries.js';
import { clusterFolderOf } from './cluster-folder.js';
import { openDataFolder, refuseFullDisk } from './data-folder.js';
import { lockDataFolder } from './data-lock.js';
import { clusterIn } from './initdb.js';
import type { Settings } from './settings.js';
import { supervise } from './supervision.js';

export type EmbeddedPostgres = {
  /** Of a superuser on 127.0.0.1; the same until `stop`, also when PostgreSQL had to be started again meanwhile. */
  readonly connectionString: string;
  /** Ends PostgreSQL, in a bounded time, and gives the data folder free. Call it last, when nothing needs the database any more. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Everything is below this folder, unless root must keep it elsewhere; `postgres.place` in it says where. */
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  /** Settings of PostgreSQL beside, or instead of, the usual ones. */
  readonly settings?: Settings;
};

/**
 * PostgreSQL as a part of the engine: made at the first start, kept running, ended by `stop`. One that a killed engine left
 * behind is taken over. Throws `DataFolderInUse` while another engine has the data, and `CannotStart` with a sentence
 * that says what to do when it can't be.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  log,
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const opened = await openDataFolder(dataFolder);
  const lock = await lockDataFolder(opened);
  try {
    const folder = await clusterFolderOf(opened);
    await refuseFullDisk(folder.path);
    const binaries = await binariesFor(folder);
    const { dataDirectory, password } = await clusterIn(folder, binaries, settings);
    const { port, stop } = await supervise({ folder, binaries, dataDirectory, settings }, log);
    return {
      connectionString: embeddedUrl(password, port),
      stop: () => stop().finally(() => lock.release()),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
