import { getCoreRowModel, useReactTable, type ColumnDef } from '@tanstack/react-table';
import { memo } from 'react';
import { ColumnHead } from './column-head.js';

type TableHeadProps<Row> = {
  readonly columns: ColumnDef<Row>[];
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
};

const NO_ROWS: never[] = [];

function Head<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  const table = useReactTable<Row>({ data: NO_ROWS, columns, getCoreRowModel: getCoreRowModel(), manualSorting: true });
  return (
    <thead>
      <tr>
        {table.getFlatHeaders().map((header) => (
          <ColumnHead key={header.id} header={header} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

/** The names of the columns; stays as it is while rows are scrolled. */
export const TableHead = memo(Head) as typeof Head;
