import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { flexRender, type ColumnMeta, type Header, type RowData } from '@tanstack/react-table';

type ColumnHeadProps<Row> = {
  readonly header: Header<Row, unknown>;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
};

/** A column's name; a button where the server can sort by it. */
export function ColumnHead<Row>({ header, sort, onSort }: ColumnHeadProps<Row>) {
  const { meta } = header.column.columnDef;
  const text = flexRender(header.column.columnDef.header, header.getContext());
  const classes = classesOf(meta);
  if (meta?.sort === undefined || onSort === undefined)
    return (
      <th scope="col" className={classes} style={{ width: meta?.widthPx }}>
        {meta?.unnamed === true ? <span className="visually-hidden">{text}</span> : text}
      </th>
    );
  const field = meta.sort;
  const order = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none';
  return (
    <th scope="col" className={classes} style={{ width: meta.widthPx }} aria-sort={order}>
      <UnstyledButton className="sort" onClick={() => onSort(order === 'descending' ? field : `-${field}`)}>
        {text}
        {order === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {order === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}

export function classesOf<Row extends RowData>(meta: ColumnMeta<Row, unknown> | undefined): string | undefined {
  const classes = [...(meta?.whole === true ? ['whole'] : []), ...(meta?.align === 'right' ? ['right'] : [])];
  return classes.length === 0 ? undefined : classes.join(' ');
}
