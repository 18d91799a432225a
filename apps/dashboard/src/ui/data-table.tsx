import { getCoreRowModel, useReactTable, type ColumnDef, type RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ColumnHead } from './column-head.js';
import './data-table.css';
import { LoadingRows } from './loading.js';
import { TableRow } from './table-row.js';
import { useFitting } from './use-fitting.js';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
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

const ROW_PX = 38;
const ROWS_BESIDE_THE_VIEW = 8;
/** The next page is asked for when so many rows are left below. */
const ROWS_AHEAD = 60;

export type DataTableProps<Row> = {
  readonly label: string;
  readonly columns: ColumnDef<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly loading?: boolean;
  readonly empty: ReactNode;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  readonly more?: {
    readonly has: boolean;
    readonly fetching: boolean;
    readonly fetch: () => void;
    /** Is told which rows of a tall list are in view. */
    readonly see: (rows: { readonly first: number; readonly end: number }) => void;
  };
  /** What the list answers: with another one, it begins at its top again. */
  readonly question?: string;
  /** A long list scrolls by itself, below a head that stays. */
  readonly tall?: boolean;
  readonly isSelected?: (row: Row) => boolean;
};

/** A table of which only the rows in view exist, however long it is. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, rowKey, loading = false, empty, sort, onSort, more, tall = false } = props;
  const columns = useFitting(props.columns);
  const frame = useRef<HTMLDivElement>(null);
  const [topPx, setTopPx] = useState(0);
  // What was measured of a row stays with it when others come above.
  const getItemKey = useCallback((index: number) => keyAt(rows, index, rowKey), [rows, rowKey]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    getItemKey,
    overscan: ROWS_BESIDE_THE_VIEW,
    enabled: tall,
  });
  const fixed = isFixed(columns);
  const inView = virtual.getVirtualItems();
  const [first, end] = tall ? [inView[0]?.index ?? 0, (inView.at(-1)?.index ?? -1) + 1] : [0, rows.length];
  // The table is given the rows in view only: what it makes of each row would else be made of all again, with every page that comes.
  const shown = useMemo(() => rows.slice(first, end), [rows, first, end]);
  const table = useReactTable({
    data: shown,
    columns,
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
  });
  useEffect(() => {
    if (!tall || more === undefined || end === 0) return;
    more.see({ first, end });
    if (more.has && !more.fetching && end > rows.length - ROWS_AHEAD) more.fetch();
  }, [tall, more, first, end, rows.length]);
  useEffect(() => {
    if (frame.current !== null) frame.current.scrollTop = 0;
  }, [props.question]);

  // It reaches down to the end of the window, wherever it begins.
  useLayoutEffect(() => setTopPx(frame.current?.getBoundingClientRect().top ?? 0), [loading, rows.length === 0]);

  if (loading) return <LoadingRows />;
  if (rows.length === 0) return <>{empty}</>;
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
      <table className={fixed ? 'table fixed' : 'table'} aria-rowcount={more?.has === true ? -1 : rows.length + 1}>
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
          {table.getRowModel().rows.map((row, index) => (
            <TableRow
              key={row.id}
              row={row}
              place={first + index}
              selected={props.isSelected?.(row.original) ?? false}
              measure={tall && !fixed ? virtual.measureElement : undefined}
            />
          ))}
          <Spacer height={below} />
        </tbody>
      </table>
      {more?.fetching === true && <div className="table-more">Loading more …</div>}
    </div>
  );
}

function keyAt<Row>(rows: readonly Row[], index: number, rowKey: (row: Row) => string): string | number {
  const row = rows[index];
  return row === undefined ? index : rowKey(row);
}

/** Rows of one line are all as high as each other, and need not be measured. */
const isFixed = <Row,>(columns: readonly ColumnDef<Row>[]): boolean =>
  columns.some(({ meta }) => meta?.widthPx !== undefined);

/** Stands for the rows out of view. */
const Spacer = ({ height }: { readonly height: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden style={{ height }}>
      <td />
    </tr>
  );
