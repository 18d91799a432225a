import { getCoreRowModel, useReactTable, type ColumnDef, type RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { ColumnHead } from './column-head.js';
import './data-table.css';
import { LoadingRows } from './loading.js';
import { TableRow } from './table-row.js';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** The server's name of the order by this column; without it the list can't be sorted by it. */
    readonly sort?: string;
    /** Left out on a phone. */
    readonly wide?: boolean;
    readonly align?: 'right';
    /** For the compiler, which wants both used. */
    readonly of?: readonly [TData, TValue];
  }
}

const ROW_PX = 38;
const ROWS_BESIDE_THE_VIEW = 12;
/** The next page is asked for when so many rows are left below. */
const ROWS_AHEAD = 20;

export type DataTableProps<Row> = {
  readonly label: string;
  readonly columns: ColumnDef<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly loading?: boolean;
  readonly empty: ReactNode;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  readonly more?: { readonly has: boolean; readonly fetching: boolean; readonly fetch: () => void };
  /** A long list scrolls by itself, below a head that stays. */
  readonly tall?: boolean;
  readonly isSelected?: (row: Row) => boolean;
};

/** A table of which only the rows in view exist, however long it is. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, loading = false, empty, sort, onSort, more, tall = false } = props;
  const table = useReactTable({
    data: rows as Row[],
    columns,
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
  });
  const frame = useRef<HTMLDivElement>(null);
  const [topPx, setTopPx] = useState(0);
  const all = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_BESIDE_THE_VIEW,
    getItemKey: (index) => all[index]?.id ?? index,
    enabled: tall,
  });
  const inView = virtual.getVirtualItems();
  const last = inView.at(-1)?.index ?? 0;
  useEffect(() => {
    if (tall && more?.has === true && !more.fetching && last >= all.length - ROWS_AHEAD) more.fetch();
  }, [tall, more, last, all.length]);

  // It reaches down to the end of the window, wherever it begins.
  useLayoutEffect(() => setTopPx(frame.current?.getBoundingClientRect().top ?? 0), [loading, all.length === 0]);

  if (loading) return <LoadingRows />;
  if (all.length === 0) return <>{empty}</>;
  const shown = tall ? inView.flatMap(({ index }) => all[index] ?? []) : all;
  const above = tall ? (inView[0]?.start ?? 0) : 0;
  const below = tall ? virtual.getTotalSize() - (inView.at(-1)?.end ?? 0) : 0;
  return (
    // A list that scrolls must be within reach of the keyboard.
    <div
      ref={frame}
      className={tall ? 'table-frame tall' : 'table-frame'}
      style={tall ? { maxHeight: `max(340px, calc(100vh - ${Math.round(topPx)}px - 20px))` } : undefined}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className="table" aria-rowcount={more?.has === true ? -1 : all.length}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => (
              <ColumnHead key={header.id} header={header} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} />
          {shown.map((row) => (
            <TableRow key={row.id} row={row} selected={props.isSelected?.(row.original) ?? false} />
          ))}
          <Spacer height={below} />
        </tbody>
      </table>
      {more?.fetching === true && <div className="table-more">Loading more …</div>}
    </div>
  );
}

/** Stands for the rows out of view. */
const Spacer = ({ height }: { readonly height: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden style={{ height }}>
      <td />
    </tr>
  );
