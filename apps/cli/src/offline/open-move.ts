import { KurrentDbMovableLog } from '#event-store/kurrentdb/kurrentdb-movable-log.js';
import { namespaceFor } from '#event-store/kurrentdb/namespace.js';
import type { MovableLog } from '#event-store/movable-log.js';
import { PostgresMovableLog } from '#event-store/postgres/postgres-movable-log.js';
import { knownInstallationIn } from '#postgres/installation.js';
import { migrate } from '#postgres/migrate.js';
import { openPool } from '#postgres/pool.js';
import { serverVersion } from '#postgres/server-version.js';
import { exitCode } from '../exit-code.js';
import { Failure, wrongUsage } from '../failure.js';
import { storeAddress, type StoreAddress } from './store-address.js';
import { failureOf } from './store-failure.js';

export type MoveOptions = {
  readonly from: string;
  readonly to: string;
  readonly database: string | undefined;
  readonly namespace: string | undefined;
  readonly dataFolder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/** Everything that a move needs, open. */
export type Move = {
  readonly from: MovableLog;
  readonly to: MovableLog;
  /** The database with the read models, and all that is no event. */
  readonly pool: ReturnType<typeof openPool>;
  readonly installationId: string;
  close(): Promise<void>;
};

export async function openMove(options: MoveOptions): Promise<Move> {
  const named = (text: string) => storeAddress(text, options.dataFolder, options.variables);
  const [from, to] = await Promise.all([named(options.from), named(options.to)]);
  const database = await databaseOf(
    from,
    to,
    options.database === undefined ? undefined : await named(options.database),
  );
  const closing: (() => Promise<void>)[] = [];
  const close = async () => void (await Promise.all(closing.splice(0).map((end) => end())));
  try {
    for (const { url } of new Set([database, ...[from, to].filter(({ kind }) => kind === 'postgres')]))
      await reach(url);
    const pool = openPool({ connectionString: database.url, applicationName: 'hostler store copy' });
    closing.push(() => pool.end());
    const known = await knownInstallationIn(pool);
    const open = async (address: StoreAddress, installationId: string | undefined) => {
      const log = await opened(address, options.namespace ?? (installationId && namespaceFor(installationId)));
      closing.push(() => log.close());
      return log;
    };
    const source = await open(from, known);
    const installationId = await installationOf(source);
    if (known !== undefined && known !== installationId) throw otherInstallation();
    return { from: source, to: await open(to, installationId), pool, installationId, close };
  } catch (error) {
    await close();
    throw failureOf(error);
  }
}

async function databaseOf(
  from: StoreAddress,
  to: StoreAddress,
  named: StoreAddress | undefined,
): Promise<StoreAddress> {
  if (from.kind === 'postgres' && to.kind === 'postgres')
    throw wrongUsage('Both stores are PostgreSQL: move the whole database with its own tools, such as pg_dump.');
  const database = named ?? [from, to].find(({ kind }) => kind === 'postgres');
  if (database?.kind === 'postgres') return database;
  throw wrongUsage('Name the PostgreSQL that holds the read models with --database.');
}

async function reach(url: string): Promise<void> {
  await serverVersion(url).catch((cause: unknown) => {
    throw new Failure(
      exitCode.noServer,
      'The PostgreSQL does not answer, or does not let this user in: the embedded one runs beside its server, so start that.',
      { cause },
    );
  });
  await migrate(url);
}

async function opened(address: StoreAddress, namespace: string | undefined): Promise<MovableLog> {
  if (address.kind === 'postgres') return new PostgresMovableLog(address.url, address.shown);
  if (namespace === undefined) throw wrongUsage('Name the namespace of the events with --namespace.');
  return KurrentDbMovableLog.open(address.url, namespace);
}

/** The first event of every log says whose it is. */
async function installationOf(log: MovableLog): Promise<string> {
  const { events } = await log.read(undefined, 1);
  const [first] = events;
  if (first !== undefined) return (JSON.parse(first.data) as { installationId: string }).installationId;
  throw new Failure(exitCode.notFound, `There are no events in ${log.shown}: name the store of your installation.`);
}

const otherInstallation = (): Failure =>
  new Failure(
    exitCode.refused,
    'The PostgreSQL belongs to another installation than the events: name the one with its read models, secrets and people.',
  );
