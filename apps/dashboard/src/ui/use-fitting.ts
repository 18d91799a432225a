import { useMediaQuery } from '@mantine/hooks';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';

const PHONE = '(max-width: 48em)';
const LAPTOP = '(max-width: 94em)';
const AT_ONCE = { getInitialValueInEffect: false };

/** The columns that this window has room for. Those without are not there at all: hidden, they would be drawn with every row. */
export function useFitting<Row>(columns: readonly ColumnDef<Row>[]): ColumnDef<Row>[] {
  const isPhone = useMediaQuery(PHONE, false, AT_ONCE);
  const isLaptop = useMediaQuery(LAPTOP, false, AT_ONCE);
  return useMemo(
    () => columns.filter(({ meta }) => !(isPhone && meta?.wide === true) && !(isLaptop && meta?.widest === true)),
    [columns, isPhone, isLaptop],
  );
}
