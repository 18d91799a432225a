import { Anchor, Box, Breadcrumbs, Group, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { announce } from './announcements.js';
import { Link, type LinkProps } from '@tanstack/react-router';

type PageProps = {
  readonly title: ReactNode;
  /** What the browser's tab says, where the title is more than text. */
  readonly name?: string | undefined;
  readonly trail?: readonly { readonly label: string; readonly to: LinkProps['to'] }[];
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A page's frame: where one is, what it is called, and what can be done here. */
export function Page({ title, name, trail = [], about, actions, children }: PageProps) {
  const tab = name ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    if (tab === undefined) return;
    const title = `${tab} · Hostler`;
    // The first page is read out as the window opens.
    if (document.title !== title && document.title.includes('·')) announce(tab);
    document.title = title;
  }, [tab]);
  return (
    <Box px={{ base: 'sm', sm: 'lg' }} py="md" maw={1480} mx="auto" w="100%">
      {trail.length > 0 && (
        <Breadcrumbs mb={4} separator="›" aria-label="Where you are" component="nav">
          {trail.map(({ label, to }) => (
            <Anchor key={label} renderRoot={(props) => <Link {...props} to={to ?? '.'} />} fz="xs" c="dimmed">
              {label}
            </Anchor>
          ))}
        </Breadcrumbs>
      )}
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <Box style={{ flex: '1 1 320px', minWidth: 0 }}>
          <Title order={1} fz={22} lh={1.3} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {about !== undefined && (
            <Text component="div" fz="sm" c="dimmed" mt={2} maw={820}>
              {about}
            </Text>
          )}
        </Box>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
