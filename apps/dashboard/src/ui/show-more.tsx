import { Button } from '@mantine/core';
import type { Pages } from '../api/use-pages.js';

type ShowMoreProps = { readonly of: Pages<unknown>; readonly children: string };

/** Below a list that is no table: that there is more, and a way to it. */
export const ShowMore = ({ of: { hasMore, isFetchingMore, fetchMore }, children }: ShowMoreProps) =>
  hasMore && (
    <Button variant="default" size="xs" mt="sm" loading={isFetchingMore} onClick={fetchMore}>
      {children}
    </Button>
  );
