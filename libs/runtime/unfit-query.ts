import type { ColumnType } from '#kernel/projection.js';
import type { RowFilter, RowQuery } from './row-query.js';
import type { Table } from './row-store.js';
import { fits } from './table-columns.js';

/** The longest page of any list. */
const MAX_ROWS_PER_PAGE = 10_000;

/** A query that its table can't answer; `field` names what is wrong with it. */
export class UnfitQuery extends TypeError {
  override readonly name = 'UnfitQuery';
  constructor(
    readonly field: string,
    problem: string,
  ) {
    super(`${field}: ${problem}`);
  }
}

/** Throws {@link UnfitQuery} unless every field is declared and every value is of its field's type, in every adapter alike. */
export function assertFit(table: Table, query: RowQuery): void {
  for (const filter of query.where ?? []) assertFitFilter(table, filter);
  const orderType = columnType(table, query.orderBy?.field ?? 'key');
  const { value = null, key = '' } = query.after ?? {};
  if (value !== null && !fits(orderType, value)) throw new UnfitQuery('after', `not of type ${orderType}`);
  if (holdsNul(value) || holdsNul(key)) throw new UnfitQuery('after', 'holds a NUL character, which no row does');
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_ROWS_PER_PAGE)
    throw new UnfitQuery('limit', `not between 1 and ${MAX_ROWS_PER_PAGE}`);
  if (query.asOf !== undefined && !table.history) throw new UnfitQuery('asOf', `${table.name} keeps no history`);
}

/** The type of a declared column, or of the key. */
export function columnType(table: Table, field: string): ColumnType {
  if (field === 'key') return 'text';
  const type = Object.hasOwn(table.columns, field) ? table.columns[field] : undefined;
  if (type === undefined) throw new UnfitQuery(field, `no column of ${table.name}`);
  return type;
}

function assertFitFilter(table: Table, filter: RowFilter): void {
  const type = columnType(table, filter.field);
  for (const value of valuesOf(filter)) {
    if (!fits(type, value)) throw new UnfitQuery(filter.field, `compared with a value that is not of type ${type}`);
    if (holdsNul(value)) throw new UnfitQuery(filter.field, 'compared with a NUL character, which no row holds');
  }
  if ('contains' in filter && type !== 'text') throw new UnfitQuery(filter.field, 'is no text to look into');
}

function valuesOf(filter: RowFilter): readonly unknown[] {
  if ('is' in filter) return filter.is === null ? [] : [filter.is];
  if ('in' in filter) return filter.in;
  if ('contains' in filter) return [filter.contains];
  return [filter.atLeast, filter.below].filter((bound) => bound !== undefined);
}

/** PostgreSQL takes no such text, not even to look for it. */
const holdsNul = (value: unknown): boolean => typeof value === 'string' && value.includes('\0');
