import type { ColumnDef } from '@tanstack/react-table';
import { memo, type Ref } from 'react';
import { classesOf } from './column-head.js';

type TableRowProps<Item> = {
  readonly columns: readonly ColumnDef<Item>[];
  readonly item: Item;
  readonly id: string;
  /** Its place in the whole list, from 0. */
  readonly place: number;
  readonly selected: boolean;
  /** Learns how high it is, where rows differ. */
  readonly measure: Ref<HTMLTableRowElement> | undefined;
};

const Cells = <Item,>({ columns, item, id, place, selected, measure }: TableRowProps<Item>) => (
  <tr ref={measure} data-index={place} aria-rowindex={place + 2} data-selected={selected || undefined} data-row={id}>
    {columns.map(({ header, meta }) => (
      <td key={String(header)} className={classesOf(meta)}>
        {meta?.show?.(item)}
      </td>
    ))}
  </tr>
);

/**
 * Drawn anew only when its item is another one: a scroll, or news of other rows, leaves it alone. It goes along the columns by itself: a
 * scroll brings hundreds of cells at once, and the table would make an object of each.
 */
export const TableRow = memo(Cells) as typeof Cells;
