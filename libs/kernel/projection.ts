import type { Folds } from './fold.js';
import type { Message } from './message.js';

export type ColumnType = 'text' | 'integer' | 'boolean';

/**
 * A read model as a fold per row. The same table of folds serves live writes, rebuild, time travel and simulation, so a
 * rebuilt row equals the live one byte for byte. Rows hold JSON: integers, text, booleans, milliseconds.
 */
export interface Projection<Row extends object, Event extends Message> {
  readonly name: string;
  /** Raised when a fold changes its meaning: the new version is built beside the old one. */
  readonly version: number;
  /** The fields that lists filter and sort by; the row store keeps them as columns beside the row. */
  readonly columns: { readonly [Field in keyof Row & string]?: ColumnType };
  /** Columns that are asked for together, the sort column last; each becomes an index of the rows that have the first, closed by the key. */
  readonly indexes: readonly (readonly (keyof Row & string)[])[];
  readonly on: Folds<Row, Event>;
}
