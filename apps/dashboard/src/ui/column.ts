import type { ColumnDef, ColumnMeta, RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** What a cell shows. Called as a function, not as a component, once for each cell: hooks belong into the components it returns. */
    readonly show?: (row: TData) => ReactNode;
    /** The server's name of the order by this column; without it the list can't be sorted by it. */
    readonly sort?: string;
    /** Left out on a phone. */
    readonly wide?: boolean;
    /** Left out on a laptop too. */
    readonly widest?: boolean;
    /**
     * Where columns have a width, those without share the rest, and rows are of one line: then nothing moves sideways while a long
     * list is scrolled, and the browser need not measure all cells for each new row.
     */
    readonly widthPx?: number;
    readonly align?: 'right';
    /** Its name is left to screen readers: what stands in it speaks for itself. */
    readonly unnamed?: boolean;
    /** Never broken into lines. */
    readonly whole?: boolean;
    /** For the compiler, which wants both used. */
    readonly of?: readonly [TData, TValue];
  }
}

/** `const column = columnOf<RunView>()`, then `column('State', (run) => run.status)`: a column of a table of such rows. */
export const columnOf =
  <Row>() =>
  (header: string, show: (row: Row) => ReactNode, meta: ColumnMeta<Row, unknown> = {}): ColumnDef<Row> => ({
    header,
    meta: { ...meta, show },
  });

/** Rows of one line are all as high as each other, and need not be measured. */
export const isFixed = <Row>(columns: readonly ColumnDef<Row>[]): boolean =>
  columns.some(({ meta }) => meta?.widthPx !== undefined);
