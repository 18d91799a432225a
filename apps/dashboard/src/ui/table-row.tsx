import type { Cell, Row } from '@tanstack/react-table';
import { memo, type ReactNode, type Ref } from 'react';
import { classesOf } from './column-head.js';

type TableRowProps<Item> = {
  readonly row: Row<Item>;
  /** Its place in the whole list, from 0. */
  readonly place: number;
  readonly selected: boolean;
  /** Learns how high it is, where rows differ. */
  readonly measure: Ref<HTMLTableRowElement> | undefined;
};

function Cells<Item>({ row, place, selected, measure }: TableRowProps<Item>) {
  return (
    <tr
      ref={measure}
      data-index={place}
      aria-rowindex={place + 2}
      data-selected={selected || undefined}
      data-row={row.id}
    >
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} className={classesOf(cell.column.columnDef.meta)}>
          {contentOf(cell)}
        </td>
      ))}
    </tr>
  );
}

/** Not drawn as a component of its own: a scroll brings hundreds of cells at once. */
function contentOf<Item>(cell: Cell<Item, unknown>): ReactNode {
  const content = cell.column.columnDef.cell;
  return typeof content === 'function' ? (content(cell.getContext()) as ReactNode) : content;
}

/** Drawn anew only when its item is another one: a scroll, or news of other rows, leaves it alone. */
export const TableRow = memo(
  Cells,
  (before, after) =>
    before.row.original === after.row.original &&
    before.place === after.place &&
    before.selected === after.selected &&
    before.measure === after.measure &&
    isOfSameColumns(before.row, after.row),
) as typeof Cells;

function isOfSameColumns<Item>(one: Row<Item>, other: Row<Item>): boolean {
  const [cells, others] = [one.getVisibleCells(), other.getVisibleCells()];
  return cells.length === others.length && cells[0]?.column.columnDef === others[0]?.column.columnDef;
}
