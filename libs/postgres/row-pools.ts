import type { Pool } from 'pg';
import { openPool, type PoolOptions } from './pool.js';

/**
 * What a row store asks for goes over connections of three kinds, so that none keeps another waiting: a bot's offer and its taking do not
 * stand behind what read models write, nor does a list that somebody looks at.
 */
export type RowPools = {
  /** Leases and the sessions of bots. */
  readonly dispatch: Pool;
  /** What runners read and write. */
  readonly folds: Pool;
  /** What people and programs ask for. */
  readonly queries: Pool;
};

const DISPATCH_CONNECTIONS = 2;
const FOLD_CONNECTIONS = 5;
const QUERY_CONNECTIONS = 5;

export function openRowPools(options: Omit<PoolOptions, 'applicationName' | 'maxConnections'>): RowPools {
  const pool = (purpose: string, maxConnections: number, more: Partial<PoolOptions> = {}) =>
    openPool({ ...options, applicationName: `hostler ${purpose}`, maxConnections, ...more });
  return {
    dispatch: pool('dispatch', DISPATCH_CONNECTIONS, { plansOnce: true }),
    folds: pool('folds', FOLD_CONNECTIONS, { plansOnce: true }),
    queries: pool('queries', QUERY_CONNECTIONS),
  };
}

/** Waits for the calls in flight. */
export async function closeAll({ dispatch, folds, queries }: RowPools): Promise<void> {
  await Promise.all([dispatch, folds, queries].map((pool) => pool.end()));
}
