import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { addressOf, type Described, type Endpoint } from './endpoint.js';
import { formerAbout } from './former-answer.js';
import {
  everything,
  isStaleIn,
  lengthened,
  nextOf,
  renewed,
  type HeldList,
  type PageOf,
  type Seen,
} from './page-window.js';
import { requestJson } from './request.js';
import { keyOf, useAsked, useInterval, type Question } from './use-answer.js';

/** A list that comes page by page, and is kept fresh where it is looked at. */
export type Pages<Item> = {
  readonly data: HeldList<Item> | undefined;
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly isFetchingMore: boolean;
  readonly fetchMore: () => void;
  /** To be told which rows are in view; until then all are. */
  readonly see: (seen: Seen) => void;
  readonly again: () => void;
  /** Another one with each filter and order; at another moment it is the same. */
  readonly question: string;
};

/** A list, page after page as it is scrolled. */
export function usePages<Data extends Described, Item>(
  from: Endpoint<Data, PageOf<Item>>,
  { path, query, enabled = true, everyMs, present = false }: Question<Data> = {},
): Pages<Item> {
  const client = useQueryClient();
  const { where, asked, moment } = useAsked(from, path ?? {}, query ?? {}, present);
  const every = useInterval(from, everyMs);
  const seen = useRef(everything);
  const wantsMore = useRef(false);
  const [isFetchingMore, setFetchingMore] = useState(false);
  const queryKey = [...keyOf(from, where, asked), 'pages'];

  const { data, error, isLoading, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const ask = (cursor: string | null) =>
        requestJson<PageOf<Item>>(addressOf(from.url, where, { ...asked, cursor }), { signal });
      const before = client.getQueryState<HeldList<Item>>(queryKey);
      // Scrolling on asks for one page more, and for nothing else unless there are news.
      const isFresh = wantsMore.current && before?.isInvalidated === false;
      const held = isFresh && before.data !== undefined ? before.data : await renewed(before?.data, seen.current, ask);
      if (!wantsMore.current) return held;
      const longer = await lengthened(held, ask);
      wantsMore.current = false;
      return longer;
    },
    enabled,
    placeholderData: formerAbout(where, enabled),
    ...(moment === undefined ? { refetchInterval: every } : { staleTime: Infinity }),
  });

  return {
    data,
    error,
    isLoading,
    hasMore: nextOf(data) !== null,
    isFetchingMore,
    fetchMore: () => {
      // After a refusal only a person, or the next look, tries again.
      if (isPlaceholderData || error !== null) return;
      wantsMore.current = true;
      setFetchingMore(true);
      void refetch({ cancelRefetch: false }).finally(() => setFetchingMore(false));
    },
    see: (rows) => {
      seen.current = rows;
      if (data === undefined || isPlaceholderData || isFetching || error !== null) return;
      if (isStaleIn(data, rows)) void refetch();
    },
    again: () => void refetch(),
    question: JSON.stringify([from.url, where, query]),
  };
}
