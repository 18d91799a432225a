import { Pool, types, type CustomTypesConfig } from 'pg';

export type PoolOptions = {
  readonly connectionString: string;
  /** Shown in pg_stat_activity, so that a person sees which part holds a connection. */
  readonly applicationName: string;
  /** At most so many connections; 8 unless told. */
  readonly maxConnections?: number;
  /** Told of a connection that broke while nobody used it. */
  readonly onLost?: (error: Error) => void;
};

/** A statement that takes longer has gone wrong; what may take long says so in its own transaction. */
const STATEMENT_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;

export function openPool({ connectionString, applicationName, maxConnections = 8, onLost }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString,
    application_name: applicationName,
    max: maxConnections,
    statement_timeout: STATEMENT_TIMEOUT_MS,
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
