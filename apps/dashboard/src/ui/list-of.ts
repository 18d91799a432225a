import { useMemo } from 'react';
import type { Pages } from '../api/use-pages.js';
import type { DataTableProps } from './data-table.js';

/** What a table needs to show a list that comes page by page. */
export function useListOf<Item>(
  pages: Pages<Item>,
): Pick<DataTableProps<Item>, 'rows' | 'loading' | 'more' | 'question'> {
  const { data, isLoading, question, hasMore, isFetchingMore, fetchMore, see } = pages;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  return {
    rows,
    loading: isLoading,
    question,
    more: { has: hasMore, fetching: isFetchingMore, fetch: fetchMore, see },
  };
}
