import { Center, Stack, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type EmptyProps = {
  readonly icon: Icon;
  readonly title: string;
  /** Why there is nothing, and what to do about it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

export function Empty({ icon: Picture, title, children, action }: EmptyProps) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap={6} maw={440} ta="center">
        <ThemeIcon size={44} radius="xl" variant="light" color="gray" mb={4}>
          <Picture size={22} stroke={1.6} />
        </ThemeIcon>
        <Text fw={600}>{title}</Text>
        {children !== undefined && (
          <Text component="div" fz="sm" c="dimmed">
            {children}
          </Text>
        )}
        {action !== undefined && <div style={{ marginTop: 10 }}>{action}</div>}
      </Stack>
    </Center>
  );
}
