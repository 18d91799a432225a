import type { ClientConfig, PoolConfig } from 'pg';
import { Client } from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** Longer than the server's own: it ends only what a half-open connection will never answer. */
const ANSWER_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_AFTER_MS = 10_000;

const READ_CONNECTIONS = 4;

const session = (connectionString: string, purpose: string): ClientConfig => ({
  connectionString,
  application_name: `hostler ${purpose}`,
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  query_timeout: ANSWER_TIMEOUT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
});

export const readSessions = (connectionString: string): PoolConfig => ({
  ...session(connectionString, 'event reader'),
  statement_timeout: STATEMENT_TIMEOUT_MS,
  max: READ_CONNECTIONS,
});

/** Synchronous commit, whatever the database's default: nobody may read an event that a crash can take back. */
const APPEND_SETTINGS = `
  SET synchronous_commit = on;
  SET default_transaction_isolation = 'read committed';
  SET statement_timeout = ${STATEMENT_TIMEOUT_MS};
  SET lock_timeout = ${LOCK_TIMEOUT_MS};
  SET idle_session_timeout = 0;
  SET plan_cache_mode = force_generic_plan;
  SET enable_seqscan = off;
  SET enable_hashjoin = off;
  SET enable_mergejoin = off;
  SET jit = off`;

/** A connected session for appends: one plan for all batches, by index only. */
export const openAppendSession = (connectionString: string): Promise<Client> =>
  open(session(connectionString, 'event appender'), APPEND_SETTINGS);

const LISTEN_SETTINGS = `
  SET statement_timeout = ${STATEMENT_TIMEOUT_MS};
  SET idle_session_timeout = 0;
  LISTEN hostler_events`;

/** A connected session that hears of appends by other processes. It must be direct: a transaction pooler would lose it. */
export const openListenSession = (connectionString: string): Promise<Client> =>
  open(session(connectionString, 'event listener'), LISTEN_SETTINGS);

async function open(config: ClientConfig, settings: string): Promise<Client> {
  const client = new Client(config);
  // Without a listener a lost connection would end the process; 'end' follows it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(settings);
    return client;
  } catch (error) {
    leave(client);
    throw error;
  }
}

/** Ends a session without waiting for an answer that may never come. */
export function leave(client: Client): void {
  client.end().catch(() => undefined);
}
