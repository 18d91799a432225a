import { Skeleton, Stack } from '@mantine/core';

/** Where rows will stand in a moment. */
export function LoadingRows({ rows = 5 }: { readonly rows?: number }) {
  return (
    <Stack gap={8} p="md" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={22} radius="sm" />
      ))}
    </Stack>
  );
}
