import type { RowFilter, RowQuery } from '#runtime/row-query.js';
import type { Table } from '#runtime/row-store.js';
import { tableId } from '#runtime/table-id.js';
import { columnType } from '#runtime/unfit-query.js';
import { bandsOf } from './fork.js';
import { Parameters } from './parameters.js';
import { historyTable, presentTable, quoted, sqlType } from './row-tables.js';

/**
 * A page of a list, the checkpoint and the count, as one statement, hence of one moment. One row more than the page is asked
 * for, to see whether there is a next one.
 *
 * Rows without a sort value come last, in a part of their own that is only looked at when the first one did not fill the
 * page: so each part can go along an index, in either direction. Filter, order and limit stand in each branch of a union,
 * because the planner does not push them down.
 */
export function pageStatement(table: Table, query: RowQuery): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const list = new ListSql(table, query, parameters);
  const id = parameters.add(tableId(table), 'text');
  const total = query.count ? `(SELECT count(*) FROM (${list.all()}) AS found)` : 'NULL::bigint';
  const text = `WITH valued AS MATERIALIZED (${list.valued()}), absent AS MATERIALIZED (${list.absent()})
    SELECT page.key, page.body, page.from_position AS "from", page.sort, ${total} AS total,
      checkpoint.position, checkpoint.time, checkpoint.event_id AS "eventId"
    FROM hostler.checkpoints AS checkpoint
    LEFT JOIN (SELECT * FROM valued UNION ALL SELECT * FROM absent) AS page ON true
    WHERE checkpoint.runner = ${id}
    ORDER BY page.sort IS NULL, ${list.order} LIMIT ${list.limit}`;
  return { text, values: parameters.values };
}

class ListSql {
  readonly order: string;
  readonly limit: string;
  private readonly sort: string;
  private readonly behind: '>' | '<';

  constructor(
    private readonly table: Table,
    private readonly query: RowQuery,
    private readonly parameters: Parameters,
  ) {
    const { field, descending = false } = query.orderBy ?? { field: 'key' };
    columnType(table, field);
    this.sort = quoted(field);
    this.order = descending ? 'sort DESC, key DESC' : 'sort, key';
    this.behind = descending ? '<' : '>';
    this.limit = parameters.add(query.limit + 1, 'bigint');
  }

  /** Rows with a sort value, behind the cursor. */
  valued(): string {
    const { after } = this.query;
    if (after?.value === null) return this.page(['false']);
    const type = sqlType(columnType(this.table, this.query.orderBy?.field ?? 'key'));
    const cursor = after && [this.parameters.add(after.value, type), this.parameters.add(after.key, 'text')].join();
    return this.page([
      `${this.sort} IS NOT NULL`,
      ...(cursor ? [`(${this.sort}, key) ${this.behind} (${cursor})`] : []),
    ]);
  }

  /** Rows without one, by key. */
  absent(): string {
    const { after } = this.query;
    const behind = after?.value === null ? [`key ${this.behind} ${this.parameters.add(after.key, 'text')}`] : [];
    return this.page([`${this.sort} IS NULL`, ...behind, `(SELECT count(*) FROM valued) < ${this.limit}`]);
  }

  all(): string {
    return this.sources()
      .map((source) => `SELECT FROM ${source}`)
      .join(' UNION ALL ');
  }

  private page(conditions: readonly string[]): string {
    const inOrder = `ORDER BY ${this.order} LIMIT ${this.limit}`;
    const branches = this.sources().map(
      (source) =>
        `(SELECT key, body, from_position, ${this.sort} AS sort FROM ${source} AND ${conditions.join(' AND ')} ${inOrder})`,
    );
    return branches.length === 1 ? branches.join() : `SELECT * FROM (${branches.join(' UNION ALL ')}) AS b ${inOrder}`;
  }

  /** Present rows and, as of a position, the closed versions; each with its filter. */
  private sources(): readonly string[] {
    const filters = [
      'true',
      ...(this.query.where ?? []).map((filter) => filterSql(this.table, filter, this.parameters)),
    ];
    const where = (source: string, span: readonly string[]): string =>
      `${source} WHERE ${[...filters, ...span].join(' AND ')}`;
    if (this.query.asOf === undefined) return [where(presentTable(this.table), [])];
    const asOf = this.parameters.add(this.query.asOf, 'text');
    return [
      where(presentTable(this.table), [`from_position <= ${asOf}`]),
      where(this.versionsNear(this.query.asOf), [`from_position <= ${asOf}`, `to_position > ${asOf}`]),
    ];
  }

  /** The versions that are filed where those of the position are. `OFFSET 0` keeps it a look into the index for each band. */
  private versionsNear(asOf: string): string {
    const bands = bandsOf(asOf);
    const lists = [
      this.parameters.add(
        bands.map(({ depth }) => depth),
        'integer[]',
      ),
      this.parameters.add(
        bands.map(({ low }) => low),
        'text[]',
      ),
      this.parameters.add(
        bands.map(({ high }) => high),
        'text[]',
      ),
    ];
    return `unnest(${lists.join(', ')}) AS band (depth, low, high) CROSS JOIN LATERAL (
      SELECT * FROM ${historyTable(this.table)} AS filed
      WHERE length(filed.fork) = band.depth AND filed.fork >= band.low AND filed.fork < band.high OFFSET 0
    ) AS version`;
  }
}

function filterSql(table: Table, filter: RowFilter, parameters: Parameters): string {
  const type = sqlType(columnType(table, filter.field));
  const column = quoted(filter.field);
  if ('is' in filter)
    return filter.is === null ? `${column} IS NULL` : `${column} = ${parameters.add(filter.is, type)}`;
  if ('in' in filter) return `${column} = ANY (${parameters.add(filter.in, type === 'text' ? 'text[]' : 'bigint[]')})`;
  // The database's own collation knows more capitals than "C", under which rows are kept.
  if ('contains' in filter)
    return `position(lower(${parameters.add(filter.contains, 'text')}) IN lower(${column} COLLATE "default")) > 0`;
  const { atLeast, below } = filter;
  return [
    ...(atLeast === undefined ? [] : [`${column} >= ${parameters.add(atLeast, type)}`]),
    ...(below === undefined ? [] : [`${column} < ${parameters.add(below, type)}`]),
    ...(atLeast === undefined && below === undefined ? [`${column} IS NOT NULL`] : []),
  ].join(' AND ');
}
