import type { ColumnValue } from '#runtime/table-columns.js';
import type { Parameters } from './parameters.js';
import type { SqlColumn } from './row-tables.js';

/** A list as one column of a bulk write. */
export type BulkColumn = { readonly type: SqlColumn['type']; readonly values: readonly ColumnValue[] };

/**
 * Lists travel to PostgreSQL as one string each, split there by `string_to_array`: a good deal faster than array arguments,
 * whose every element is quoted here and unquoted there.
 *
 * Gives an `unnest(…) AS row (c0, c1, …)` and, for each column, the expression that reads it.
 */
export function joinedRows(parameters: Parameters, columns: readonly BulkColumn[]): { from: string; read: string[] } {
  const lists = columns.map(({ values }) => {
    const { separator, absent } = marksFor(values);
    // The last element is no value: without it a list of one empty text would be an empty list. It is cut off again.
    const joined = [...values.map((value) => value ?? absent), '.'].join(separator);
    // PostgreSQL's text holds no NUL. None comes through the log; the message of a broken fold might bring one.
    const places = [joined.replaceAll('\0', '\ufffd'), separator, absent].map((text) => parameters.add(text, 'text'));
    return `trim_array(string_to_array(${places.join(', ')}), 1)`;
  });
  const names = columns.map((_, index) => `c${index}`);
  return {
    from: `unnest(${lists.join(', ')}) AS row (${names.join(', ')})`,
    read: columns.map(({ type }, index) => `row.c${index}${type === 'text' ? '' : `::${type}`}`),
  };
}

type Marks = { readonly separator: string; readonly absent: string };

/** Marks that no text holds. Only the first letter of the separator is U+0001, so none is found across a seam of two texts. */
function marksFor(values: readonly ColumnValue[]): Marks {
  for (let attempt = 0; ; attempt++) {
    const suffix = attempt === 0 ? '' : String(attempt);
    const marks = { separator: `\u0001${suffix}`, absent: `\u0002${suffix}` };
    if (!values.some((value) => typeof value === 'string' && holds(value, marks))) return marks;
  }
}

const holds = (text: string, { separator, absent }: Marks): boolean =>
  text.includes(separator) || text.includes(absent);
