import type { ColumnType } from '#kernel/projection.js';
import type { Table } from './row-store.js';

export type ColumnValue = string | number | boolean | null;

/**
 * The declared columns of a row, out of its JSON text. A field that is absent, or is not of its column's type, becomes NULL:
 * a list that can't sort a row should still show it.
 */
export function columnValues(table: Table, body: string): Readonly<Record<string, ColumnValue>> {
  const declared = Object.entries(table.columns);
  if (declared.length === 0) return {};
  const row = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const values: Record<string, ColumnValue> = {};
  for (const [field, type] of declared) {
    const value = Object.hasOwn(row, field) ? row[field] : null;
    values[field] = fits(type, value) ? value : null;
  }
  return values;
}

/** Whether a value may stand in a column of this type. Integers are those that JSON carries exactly. */
export function fits(type: ColumnType, value: unknown): value is string | number | boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
