import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DataTableProps } from './data-table.js';

export type Pages<Item> = { readonly pages: readonly { readonly items: readonly Item[] }[] };

/** What a table needs to show a list that comes page by page. */
export function useListOf<Item>(
  answer: UseInfiniteQueryResult<Pages<Item>, Error>,
): Pick<DataTableProps<Item>, 'rows' | 'loading' | 'more'> {
  const { data, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  return {
    rows,
    loading: isLoading,
    more: { has: hasNextPage, fetching: isFetchingNextPage, fetch: () => void fetchNextPage() },
  };
}
