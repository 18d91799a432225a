import type { ColumnValue } from '#runtime/table-columns.js';
import type { Parameters } from './parameters.js';
import type { SqlColumn } from './row-tables.js';

/** A list as one column of a bulk write. */
export type BulkColumn = { readonly type: SqlColumn['type']; readonly values: readonly ColumnValue[] };

/**
 * Lists travel to PostgreSQL as one string each, split there by `string_to_array`: a good deal faster than array arguments,
 * whose every element is quoted here and unquoted there.
 *
 * Gives a `unnest(…) AS row (c0, c1, …)` and, for each column, the expression that reads it.
 */
export function joinedRows(parameters: Parameters, columns: readonly BulkColumn[]): { from: string; read: string[] } {
  const lists = columns.map(({ type, values }) => {
    const texts = values.map((value) => encode(type, value));
    const separator = separatorOf(texts);
    // PostgreSQL's text holds no NUL. None comes through the log; the message of a broken fold might bring one.
    const joined = parameters.add(texts.join(separator).replaceAll('\0', '\ufffd'), 'text');
    return `string_to_array(${joined}, ${parameters.add(separator, 'text')}, '')`;
  });
  const names = columns.map((_, index) => `c${index}`);
  return {
    from: `unnest(${lists.join(', ')}) AS row (${names.join(', ')})`,
    read: columns.map(({ type }, index) => (type === 'text' ? `substr(row.c${index}, 2)` : `row.c${index}::${type}`)),
  };
}

/** An absent value is the empty element; a text has a mark before it, which tells the empty text from no text. */
function encode(type: SqlColumn['type'], value: ColumnValue): string {
  if (value === null) return '';
  return type === 'text' ? `=${String(value)}` : String(value);
}

/** What none of the texts holds. Only its first letter is U+0001, so it can't be found across the seam of two elements. */
function separatorOf(texts: readonly string[]): string {
  for (let attempt = 0; ; attempt++) {
    const separator = attempt === 0 ? '\u0001' : `\u0001${attempt}`;
    if (!texts.some((text) => text.includes(separator))) return separator;
  }
}
