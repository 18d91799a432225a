import { Superseded } from '#runtime/leases.js';
import type { RowPage, RowQuery } from '#runtime/row-query.js';
import type { Batch, Moment, RowStore, Table } from '#runtime/row-store.js';
import type { Checkpoint, Parked, StoredRow } from '#runtime/stored-rows.js';
import { assertDeclared, PreparedTables } from '#runtime/table-id.js';
import { checkpointMoves, touchesNothing } from './checkpoint-moves.js';
import { commitStatement } from './commit-statement.js';
import { FIRST_HISTORY } from './history.js';
import { lookAtTable } from './look-at-table.js';
import type { PoolOptions } from './pool.js';
import { PostgresAgenda } from './postgres-agenda.js';
import { PostgresAnswers } from './postgres-answers.js';
import { PostgresLeases } from './postgres-leases.js';
import { PostgresSessions } from './postgres-sessions.js';
import { PostgresSnapshots } from './postgres-snapshots.js';
import { PostgresTakeUps } from './postgres-take-ups.js';
import { completeTable, prepareTables, resetTable } from './prepare-tables.js';
import { asPrepared } from './as-prepared.js';
import { readPage } from './read-page.js';
import { CHECKPOINT } from './read-checkpoint.js';
import { closeAll, openRowPools, type RowPools } from './row-pools.js';
import { presentTable } from './row-tables.js';

type RowStoreOptions = Omit<PoolOptions, 'applicationName' | 'maxConnections'> & { readonly history?: number };

/** The row store in PostgreSQL. The database must have been migrated. */
export class PostgresRowStore implements RowStore {
  readonly leases: PostgresLeases;
  readonly agenda: PostgresAgenda;
  readonly sessions: PostgresSessions;
  readonly answers: PostgresAnswers;
  readonly snapshots: PostgresSnapshots;
  readonly takeUps: PostgresTakeUps;
  private readonly prepared = new PreparedTables();
  private readonly moves: ReturnType<typeof checkpointMoves>;

  private constructor(
    private readonly pools: RowPools,
    history: number,
  ) {
    const { dispatch, folds, queries } = pools;
    this.leases = new PostgresLeases(dispatch, history);
    this.sessions = new PostgresSessions(dispatch);
    this.moves = checkpointMoves(folds);
    this.agenda = new PostgresAgenda(folds, this.prepared);
    this.answers = new PostgresAnswers(queries);
    this.snapshots = new PostgresSnapshots(queries, history);
    this.takeUps = new PostgresTakeUps(folds, this.prepared);
  }

  /** Of the history that the server follows: {@link FIRST_HISTORY} unless told. */
  static open({ history = FIRST_HISTORY, ...options }: RowStoreOptions): PostgresRowStore {
    return new PostgresRowStore(openRowPools(options), history);
  }

  async prepare(tables: readonly Table[]): Promise<void> {
    for (const table of tables) assertDeclared(table);
    await prepareTables(this.pools.folds, tables);
    for (const table of tables) this.prepared.add(table);
  }

  complete(table: Table): Promise<void> {
    return completeTable(this.pools.folds, table);
  }

  async checkpoint(runner: string): Promise<Checkpoint | undefined> {
    const { rows } = await this.pools.queries.query<Checkpoint>(CHECKPOINT, [this.prepared.idOf(runner)]);
    return rows[0];
  }

  async load(table: Table, keys: readonly string[]): Promise<ReadonlyMap<string, StoredRow>> {
    if (keys.length === 0) return new Map();
    // An array whose length is not known when it is planned: so the plan is a look into the index, however small the table was then.
    const keysWanted = 'ANY (ARRAY(SELECT unnest($1::text[])))';
    const text = `SELECT key, body, from_position AS "from" FROM ${presentTable(table)} WHERE key = ${keysWanted}`;
    const { rows } = await this.pools.queries.query<StoredRow>(asPrepared({ text, values: [keys] }));
    return new Map(rows.map((row) => [row.key, row]));
  }

  async commit(batch: Batch): Promise<void> {
    if (!(await (touchesNothing(batch) ? this.moves.ask(batch) : this.write(batch))))
      throw new Superseded(`runner ${batch.table.name} is no longer at this position under epoch ${batch.lease.epoch}`);
  }

  private async write(batch: Batch): Promise<boolean> {
    const { rows } = await this.pools.folds.query<{ moved: boolean }>(asPrepared(commitStatement(batch)));
    return rows[0]?.moved === true;
  }

  query(table: Table, query: RowQuery): Promise<RowPage> {
    return readPage(this.pools.queries, table, query);
  }

  atOneMoment<Seen>(table: Table, look: (moment: Moment) => Promise<Seen>): Promise<Seen> {
    return lookAtTable(this.pools.queries, table, look);
  }

  reset(table: Table): Promise<void> {
    return resetTable(this.pools.folds, table);
  }

  async parked(runner?: string): Promise<readonly Parked[]> {
    const names = runner === undefined ? this.prepared.names() : new Map([[this.prepared.idOf(runner), runner]]);
    const { rows } = await this.pools.queries.query<Parked>(PARKED, [[...names.keys()], [...names.values()]]);
    return rows;
  }

  async ping(): Promise<void> {
    await this.pools.queries.query('SELECT 1');
  }

  /** Waits for the calls in flight. */
  close(): Promise<void> {
    return closeAll(this.pools);
  }
}

const PARKED = `
  SELECT name AS runner, key, position, event_id AS "eventId", reason, parked_at AS "parkedAt"
  FROM hostler.parked JOIN unnest($1::text[], $2::text[]) AS prepared (id, name) ON prepared.id = parked.runner
  ORDER BY parked_at, name COLLATE "C", key`;
