import { NavLink, ScrollArea, Text } from '@mantine/core';
import {
  IconChartHistogram,
  IconFileSearch,
  IconListDetails,
  IconPlugConnected,
  IconRoute,
  IconServer2,
  IconSettings,
  IconSparkles,
} from '@tabler/icons-react';
import { Link, useRouterState, type LinkProps } from '@tanstack/react-router';
import { EnvironmentChoice } from './environment-choice.js';
import { useEnvironmentId } from './environment.js';

const OF = '/environments/$environmentId';

const sections = [
  {
    name: 'Monitor',
    pages: [
      { label: 'Machines', to: `${OF}/machines/groups`, also: ['/machines/', '/groups/'], icon: IconServer2 },
      { label: 'Runs', to: `${OF}/runs`, also: ['/runs'], icon: IconListDetails },
      { label: 'Charts', to: `${OF}/charts`, also: ['/charts'], icon: IconChartHistogram },
    ],
  },
  {
    name: 'Make',
    pages: [
      { label: 'Flows', to: `${OF}/flows`, also: ['/flows'], icon: IconRoute },
      { label: 'Connections', to: `${OF}/connections`, also: ['/connections'], icon: IconPlugConnected },
    ],
  },
  {
    name: 'Govern',
    pages: [
      { label: 'Audit', to: `${OF}/audit`, also: ['/audit'], icon: IconFileSearch },
      { label: 'Administration', to: `${OF}/administration`, also: ['/administration'], icon: IconSettings },
    ],
  },
  { name: 'Help', pages: [{ label: 'First steps', to: `${OF}/welcome`, also: ['/welcome'], icon: IconSparkles }] },
] as const;

export function Navigation() {
  const environmentId = useEnvironmentId();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <ScrollArea component="nav" aria-label="Pages" p="xs">
      <EnvironmentChoice />
      {sections.map(({ name, pages }) => (
        <div key={name}>
          <Text fz={11} fw={600} c="dimmed" px={10} mt="md" mb={4}>
            {name}
          </Text>
          {pages.map(({ label, to, also, icon: Picture }) => {
            const active = also.some((part) => path.replace(/^\/environments\/[^/]+/, '').startsWith(part));
            return (
              <NavLink
                key={label}
                renderRoot={(props) => <Link to={to as LinkProps['to']} params={{ environmentId }} {...props} />}
                label={label}
                active={active}
                aria-current={active ? 'page' : undefined}
                leftSection={<Picture size={17} stroke={1.6} aria-hidden />}
                py={6}
                style={{ borderRadius: 6 }}
              />
            );
          })}
        </div>
      ))}
    </ScrollArea>
  );
}
