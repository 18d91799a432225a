import { Box } from '@mantine/core';
import type { ReactNode } from 'react';

/** A second line in a cell, for what stands in a column of its own where there is room for it. */
export const OnPhone = ({ children }: { readonly children: ReactNode }) => (
  <Box hiddenFrom="sm" fz="xs" c="dimmed" mt={2}>
    {children}
  </Box>
);
