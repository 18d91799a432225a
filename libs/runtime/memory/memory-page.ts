import type { RowCursor, RowFilter, RowPage, RowQuery } from '../row-query.js';
import type { ColumnValue } from '../table-columns.js';
import { compareText } from './compare-text.js';
import type { MemoryRow } from './memory-row.js';
import type { MemoryTable } from './memory-table.js';

/** The page that a query asks for, of rows as they are or were. */
export function pageOf(rows: MemoryTable, query: RowQuery): RowPage {
  const { field, descending = false } = query.orderBy ?? { field: 'key' };
  const cursorOf = (row: MemoryRow): RowCursor => ({ value: valueOf(row, field), key: row.key });
  const order = (a: RowCursor, b: RowCursor): number => compareInOrder(a, b, descending);

  const { after, limit } = query;
  const found = rowsAsOf(rows, query.asOf).filter((row) => (query.where ?? []).every((filter) => matches(row, filter)));
  const behind = found
    .filter((row) => after === undefined || order(cursorOf(row), after) > 0)
    .sort((a, b) => order(cursorOf(a), cursorOf(b)));
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ key, body, from }) => ({ key, body, from })),
    next: behind.length > limit && last !== undefined ? cursorOf(last) : undefined,
    total: query.count ? found.length : undefined,
    checkpoint: rows.checkpoint,
  };
}

function rowsAsOf({ present, history }: MemoryTable, position: string | undefined): readonly MemoryRow[] {
  if (position === undefined) return [...present.values()];
  return [...present.values(), ...history].filter(
    ({ from, to }) => from <= position && (to === undefined || position < to),
  );
}

const valueOf = (row: MemoryRow, field: string): ColumnValue =>
  field === 'key' ? row.key : (row.columns[field] ?? null);

function matches(row: MemoryRow, filter: RowFilter): boolean {
  const value = valueOf(row, filter.field);
  if ('is' in filter) return value === filter.is;
  if (value === null) return false;
  if ('in' in filter) return filter.in.some((wanted) => wanted === value);
  if ('contains' in filter) return lowerCase(String(value)).includes(lowerCase(filter.contains));
  const { atLeast, below } = filter;
  return (atLeast === undefined || compare(value, atLeast) >= 0) && (below === undefined || compare(value, below) < 0);
}

/** Letter by letter, as a database does: JavaScript would turn a sigma at the end of a word into another letter. */
const lowerCase = (text: string): string => Array.from(text, (letter) => letter.toLowerCase()).join('');

/** Absent values stand last in either direction; ties go by key, in the same direction as the values. */
function compareInOrder(a: RowCursor, b: RowCursor, descending: boolean): number {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
  const order = compare(a.value, b.value) || compareText(a.key, b.key);
  return descending ? -order : order;
}

/** Both of one column, hence of one type. */
function compare(a: ColumnValue, b: ColumnValue): number {
  return typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number(a) - Number(b);
}
