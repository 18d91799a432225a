import { flexRender, type Row } from '@tanstack/react-table';
import { classesOf } from './column-head.js';

type TableRowProps<Item> = { readonly row: Row<Item>; readonly selected: boolean };

export function TableRow<Item>({ row, selected }: TableRowProps<Item>) {
  return (
    <tr data-selected={selected || undefined} data-row={row.id}>
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} className={classesOf(cell.column.columnDef.meta)}>
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
}
