import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namespaceFor } from '#event-store/kurrentdb/namespace.js';
import { PostgresClock } from '#postgres/clock.js';
import { forgetEarlierRows, historyIn } from '#postgres/history.js';
import { installationIn, reachedIn } from '#postgres/installation.js';
import { migrate } from '#postgres/migrate.js';
import { openPool } from '#postgres/pool.js';
import { PostgresRowStore } from '#postgres/postgres-row-store.js';
import { LocalProvider } from '#providers/local/local-provider.js';
import type { MachineProvider } from '#providers/machine-provider.js';
import type { Log } from '#runtime/log.js';
import { embeddedVault } from '#vault/embedded/embedded-vault.js';
import { masterKeyFrom } from '#vault/embedded/master-key.js';
import { lockDataFolder } from '../embedded/data-lock.js';
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.js';
import type { Settings } from '../settings/settings.js';
import { assembleEngine, type RunningEngine } from './assemble.js';
import { openStore } from './open-store.js';
import { checkHistory } from './shared-history.js';

const AGENT_ENTRY = fileURLToPath(new URL('../../../agent/src/main.js', import.meta.url));

export type OpenEngine = Omit<RunningEngine, 'stop'> & { close(): Promise<void> };

/**
 * Opens everything that one server process needs, in order; `close` ends it in the opposite order, the database last. Another
 * provider of machines than the one that the settings name may be given.
 */
export async function openEngine(
  settings: Settings,
  log: Log,
  serverUrl: () => string,
  provider?: MachineProvider,
): Promise<OpenEngine> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const dataFolder = resolve(settings.dataFolder);
    const connectionString = await database(settings.databaseUrl, dataFolder, log, opened);
    const running = await engineOn(connectionString, dataFolder, { settings, log, serverUrl, provider, opened });
    return { ...running, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The outside database that the settings name, or the embedded one; either way the data folder is this process's alone. */
async function database(
  url: string | undefined,
  dataFolder: string,
  log: Log,
  opened: (() => Promise<unknown>)[],
): Promise<string> {
  if (url !== undefined) {
    const lock = await lockDataFolder(dataFolder);
    opened.push(() => lock.release());
    return url;
  }
  const postgres = await startEmbeddedPostgres({ dataFolder, log: (line) => log.info({}, line) });
  opened.push(() => postgres.stop());
  return postgres.connectionString;
}

type Asked = {
  readonly settings: Settings;
  readonly log: Log;
  readonly serverUrl: () => string;
  readonly provider: MachineProvider | undefined;
  readonly opened: (() => Promise<unknown>)[];
};

async function engineOn(
  connectionString: string,
  dataFolder: string,
  { settings, log, serverUrl, provider, opened }: Asked,
): Promise<RunningEngine> {
  await mkdir(dataFolder, { recursive: true });
  const masterKey = await masterKeyFrom(settings.masterKey, join(dataFolder, 'master.key'));
  await migrate(connectionString);

  // While it closes, the database may end a connection before the connection has ended itself.
  const onLost = (error: Error) => {
    if (opened.length > 0) log.warn({ err: error }, 'a database connection was lost');
  };
  const pool = openPool({ connectionString, applicationName: 'hostler vault', onLost });
  opened.push(() => pool.end());
  const clock = await PostgresClock.open(pool, {
    onError: (error) => log.warn({ err: error }, 'the time could not be measured'),
  });
  opened.push(async () => clock.close());
  const installationId = await installationIn(pool, settings.installationId);
  const history = await historyIn(pool);
  await forgetEarlierRows(pool);
  const namespace = settings.namespace ?? namespaceFor(installationId);
  const store = await openStore({ ...settings, namespace }, connectionString, clock, log);
  opened.push(() => store.close());
  await checkHistory(store, { installationId, reached: await reachedIn(pool) }, namespace);
  const rows = PostgresRowStore.open({ connectionString, onLost, history });
  opened.push(() => rows.close());
  // Nobody else can be at an embedded database: leases that a killed predecessor held are worth nothing.
  if (settings.databaseUrl === undefined) await rows.leases.freeAll();

  const running = await assembleEngine({
    store,
    rows,
    installationId,
    history,
    vault: embeddedVault(pool, masterKey),
    clock,
    ids: { next: randomUUID },
    log,
    owner: randomUUID(),
    spread: Math.random,
    provider: provider ?? (settings.provider === 'local' ? localProvider(dataFolder, settings, log) : undefined),
    serverUrl,
    capacity: settings.capacity,
    runs: { projections: settings.roles !== 'api', orchestrator: settings.roles !== 'api' },
  });
  opened.push(() => running.stop());
  return running;
}

const localProvider = (dataFolder: string, settings: Settings, log: Log): LocalProvider =>
  new LocalProvider({
    botsFolder: join(dataFolder, 'bots'),
    agentEntry: [process.execPath, AGENT_ENTRY],
    provisioningDelayMs: settings.localProvisioningDelayMs,
    log,
  });
