import type { ColumnType } from '#kernel/projection.js';

export type ColumnValue = string | number | boolean | null;

/** A row out of its JSON text; its fields may be anything. */
export const parseRow = (body: string): Readonly<Record<string, unknown>> =>
  JSON.parse(body) as Readonly<Record<string, unknown>>;

/**
 * What stands in a declared column of a row. A field that is absent, or is not of its column's type, becomes NULL: a list that
 * can't sort a row should still show it.
 */
export function columnValue(row: Readonly<Record<string, unknown>>, field: string, type: ColumnType): ColumnValue {
  const value = row[field];
  return fits(type, value) ? value : null;
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
