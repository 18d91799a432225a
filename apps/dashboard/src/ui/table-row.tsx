import { flexRender, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import { classesOf } from './column-head.js';

type TableRowProps<Item> = {
  readonly row: Row<Item>;
  /** Its place in the whole list, from 0. */
  readonly place: number;
  readonly selected: boolean;
};

function Cells<Item>({ row, place, selected }: TableRowProps<Item>) {
  return (
    <tr aria-rowindex={place + 2} data-selected={selected || undefined} data-row={row.id}>
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} className={classesOf(cell.column.columnDef.meta)}>
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
}

/** Drawn anew only when its item is another one: a scroll, or news of other rows, leaves it alone. */
export const TableRow = memo(
  Cells,
  (before, after) =>
    before.row.original === after.row.original &&
    before.place === after.place &&
    before.selected === after.selected &&
    before.row.getVisibleCells()[0]?.column.columnDef === after.row.getVisibleCells()[0]?.column.columnDef,
) as typeof Cells;
