import { Pool, types, type CustomTypesConfig } from 'pg';

export type PoolOptions = {
  readonly connectionString: string;
  /** Shown in pg_stat_activity, so that a person sees which part holds a connection. */
  readonly applicationName: string;
  /** At most so many connections; 8 unless told. */
  readonly maxConnections?: number;
  /**
   * For the same few statements again and again: each is planned once a connection, and connections are kept. The plan goes by indexes,
   * because it may be made while a table is empty and serve when it is long.
   */
  readonly plansOnce?: boolean;
  /** How long an answer is waited for before its connection is given up, which may be half open. Longer than any statement may take. */
  readonly answerTimeoutMs?: number;
  /** Told of a connection that broke while nobody used it. */
  readonly onLost?: (error: Error) => void;
};

/** A statement that takes longer has gone wrong; what may take long says so in its own transaction. */
const STATEMENT_TIMEOUT_MS = 30_000;
const ANSWER_TIMEOUT_MS = 35_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A connection that nobody has used for so long is closed. */
const IDLE_MS = 10_000;
const KEPT_IDLE_MS = 30 * 60_000;

const PLAN_ONCE = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off';

export function openPool(options: PoolOptions): Pool {
  const { connectionString, applicationName, maxConnections = 8, plansOnce = false, onLost } = options;
  const { answerTimeoutMs = ANSWER_TIMEOUT_MS } = options;
  const pool = new Pool({
    connectionString,
    application_name: applicationName,
    max: maxConnections,
    idleTimeoutMillis: plansOnce ? KEPT_IDLE_MS : IDLE_MS,
    ...(plansOnce ? { options: PLAN_ONCE } : {}),
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: answerTimeoutMs,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser } satisfies CustomTypesConfig,
  });
  // An idle connection that breaks is replaced at the next use; without a listener its error would end the process.
  pool.on('error', (error) => onLost?.(error));
  return pool;
}

/** As pg's own, but bigint as a number: ours are milliseconds and counts, far below 2^53. */
const getTypeParser: typeof types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === types.builtins.INT8 && format !== 'binary' ? Number : types.getTypeParser(type, format as 'text');
