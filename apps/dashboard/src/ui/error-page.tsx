import { Box } from '@mantine/core';
import { ProblemAlert } from './problem-alert.js';

/** What a page that can't be shown shows instead; the rest of the console stays. */
export function ErrorPage({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  return (
    <Box p="lg" maw={720}>
      <ProblemAlert error={error} again={reset} />
    </Box>
  );
}
