import { examineKurrentDb, type KurrentDbFacts } from '#event-store/kurrentdb/examine-kurrentdb.js';
import { namespaceFor } from '#event-store/kurrentdb/namespace.js';
import { logFacts, type LogFacts } from '#event-store/log-facts.js';
import { PostgresMovableLog } from '#event-store/postgres/postgres-movable-log.js';
import { embeddedAddress } from '#postgres/embedded-address.js';
import { examineDatabase, type DatabaseFacts } from '#postgres/examine-database.js';
import type { Finding } from '../doctor/finding.js';
import { ageOf, clock, databaseAway, databaseFound, lag, nodeFound, stateFound, storeAway } from './store-findings.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Database and event store, as the server of these settings would find them. No address is repeated: a password may stand in it. */
export async function examineStores(dataFolder: string, variables: Variables): Promise<readonly Finding[]> {
  const outside = variables['DATABASE_URL'] || undefined;
  const url = outside ?? (await embeddedAddress(dataFolder));
  if (url === undefined) return [{ what: 'database', found: 'embedded; made by the first start' }];
  let database: DatabaseFacts;
  try {
    database = await examineDatabase(url);
  } catch (error) {
    return [databaseAway(error, outside === undefined), ...(await examineEventStore(variables, undefined, url))];
  }
  return [
    databaseFound(database, outside === undefined),
    clock('database clock', database.clockAheadMs),
    ...(await examineEventStore(variables, database, url)),
  ];
}

async function examineEventStore(
  variables: Variables,
  database: DatabaseFacts | undefined,
  databaseUrl: string,
): Promise<readonly Finding[]> {
  const url = variables['EVENTSTORE_URL'] || undefined;
  if (url !== undefined) return examineServer(url, namespaceIn(variables, database), database);
  if (database?.ours === undefined) return [];
  const log = new PostgresMovableLog(databaseUrl);
  const facts = await logFacts(log).finally(() => log.close());
  return [stateFound(facts.state, 'in the database'), ...checkpoints(database, facts)];
}

/** Before the first start nobody knows the name; any will do to see whether the server answers. */
const namespaceIn = (variables: Variables, database: DatabaseFacts | undefined): string =>
  (variables['HOSTLER_NAMESPACE'] || undefined) ?? namespaceFor(database?.ours?.installationId ?? 'doctor');

async function examineServer(
  url: string,
  namespace: string,
  database: DatabaseFacts | undefined,
): Promise<readonly Finding[]> {
  let facts: KurrentDbFacts;
  try {
    facts = await examineKurrentDb(url, namespace);
  } catch (error) {
    return [storeAway(error)];
  }
  const ahead = facts.clockAheadMs;
  return [
    nodeFound(facts),
    ...(ahead === undefined ? [] : [clock('event store clock', ahead)]),
    stateFound(facts.state, `namespace ${namespace}`),
    ...(database === undefined ? [] : checkpoints(database, facts)),
  ];
}

function checkpoints({ ours }: DatabaseFacts, facts: LogFacts): readonly Finding[] {
  return ours === undefined || facts.head === undefined ? [] : [lag(ageOf(ours.checkpoints, facts))];
}
