import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, type RefObject } from 'react';

const ROW_PX = 38;
const ROWS_BESIDE_THE_VIEW = 8;

type Scrolled<Row> = {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Without it all rows are in view. */
  readonly enabled: boolean;
};

/** Which rows exist, from the first up to the one after the last, and the pixels that those above and below would take. */
export function useRowsInView<Row>({ rows, rowKey, frame, enabled }: Scrolled<Row>) {
  // What was measured of a row stays with it when others come above.
  const getItemKey = useCallback((index: number) => keyAt(rows, index, rowKey), [rows, rowKey]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    getItemKey,
    overscan: ROWS_BESIDE_THE_VIEW,
    enabled,
  });
  if (!enabled) return { first: 0, end: rows.length, abovePx: 0, belowPx: 0, measure: undefined };
  const items = virtual.getVirtualItems();
  const [top, bottom] = [items[0], items.at(-1)];
  return {
    first: top?.index ?? 0,
    end: bottom === undefined ? 0 : bottom.index + 1,
    abovePx: top?.start ?? 0,
    belowPx: virtual.getTotalSize() - (bottom?.end ?? 0),
    measure: virtual.measureElement,
  };
}

function keyAt<Row>(rows: readonly Row[], index: number, rowKey: (row: Row) => string): string | number {
  const row = rows[index];
  return row === undefined ? index : rowKey(row);
}
