import type { Position } from '#kernel/message.js';
import type { Checkpoint, StoredRow } from './stored-rows.js';

export type RowFilter =
  | { readonly field: string; readonly is: string | number | boolean | null }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly field: string; readonly atLeast?: string | number; readonly below?: string | number }
  /** Case-insensitive, anywhere in the text. */
  | { readonly field: string; readonly contains: string };

export type RowQuery = {
  readonly where?: readonly RowFilter[];
  /** A declared column, or `key`; ties by key in the same direction. Rows where it is absent (NULL) come last. By key unless told. */
  readonly orderBy?: { readonly field: string; readonly descending?: boolean };
  readonly limit: number;
  /** Continue behind this row of the page before. */
  readonly after?: RowCursor;
  /** Rows as they were when everything up to this position had happened. */
  readonly asOf?: Position;
  /** Also count all rows of the filter. */
  readonly count?: boolean;
};

export type RowCursor = { readonly value: string | number | boolean | null; readonly key: string };
export type RowPage = {
  readonly rows: readonly StoredRow[];
  /** Present if there are more rows. */
  readonly next: RowCursor | undefined;
  readonly total: number | undefined;
  /** The runner's checkpoint when the rows were read, in one snapshot with them. */
  readonly checkpoint: Checkpoint | undefined;
};
