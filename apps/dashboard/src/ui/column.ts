import type { ColumnDef, ColumnMeta } from '@tanstack/react-table';
import type { ReactNode } from 'react';

/**
 * `const column = columnOf<RunView>()`, then `column('State', (run) => run.status)`: a column of a table of such rows. What it gives is
 * called as a function, not as a component, once for each cell: hooks belong into the components that it returns.
 */
export const columnOf =
  <Row>() =>
  (header: string, cell: (row: Row) => ReactNode, meta: ColumnMeta<Row, unknown> = {}): ColumnDef<Row> => ({
    header,
    meta,
    cell: ({ row }) => cell(row.original),
  });
