import type { ColumnDef } from '@tanstack/react-table';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { isFixed } from './column.js';
import './data-table.css';
import { LoadingRows } from './loading.js';
import { TableHead } from './table-head.js';
import { TableRow } from './table-row.js';
import { useFitting } from './use-fitting.js';
import { useRowsInView } from './use-rows-in-view.js';

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
  const columns = useFitting(props.columns);
  if (props.loading === true) return <LoadingRows />;
  if (props.rows.length === 0) return <>{props.empty}</>;
  return <Rows {...props} columns={columns} />;
}

/** Drawn anew with each part of a scroll, and nothing else is. */
function Rows<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, sort, onSort, more, tall = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [topPx, setTopPx] = useState(0);
  const { first, end, abovePx, belowPx, measure } = useRowsInView({ rows, rowKey, frame, enabled: tall });
  const fixed = isFixed(columns);
  useEffect(() => {
    if (!tall || more === undefined || end === 0) return;
    more.see({ first, end });
    if (more.has && !more.fetching && end > rows.length - ROWS_AHEAD) more.fetch();
  }, [tall, more, first, end, rows.length]);
  useEffect(() => {
    if (frame.current !== null) frame.current.scrollTop = 0;
  }, [props.question]);

  // It reaches down to the end of the window, wherever it begins.
  useLayoutEffect(() => setTopPx(frame.current?.getBoundingClientRect().top ?? 0), []);

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
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        <tbody>
          <Spacer height={abovePx} />
          {rows.slice(first, end).map((row, index) => (
            <TableRow
              key={rowKey(row)}
              columns={columns}
              item={row}
              id={rowKey(row)}
              place={first + index}
              selected={props.isSelected?.(row) ?? false}
              measure={fixed ? undefined : measure}
            />
          ))}
          <Spacer height={belowPx} />
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
