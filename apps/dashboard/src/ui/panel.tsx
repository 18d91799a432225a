import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type PanelProps = {
  readonly title?: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** Content that reaches the edges, such as a table. */
  readonly flush?: boolean;
  readonly children: ReactNode;
};

export function Panel({ title, about, actions, flush = false, children }: PanelProps) {
  return (
    <Box className="panel" component="section">
      {title !== undefined && (
        <Group
          justify="space-between"
          px="md"
          py={10}
          gap="xs"
          style={{ borderBottom: '1px solid var(--console-line)' }}
        >
          <div>
            <Title order={2} fz={14}>
              {title}
            </Title>
            {about !== undefined && (
              <Text fz="xs" c="dimmed">
                {about}
              </Text>
            )}
          </div>
          {actions}
        </Group>
      )}
      <Box p={flush ? 0 : 'md'}>{children}</Box>
    </Box>
  );
}
