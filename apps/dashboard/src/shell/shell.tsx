import { AppShell, Box, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { whoAmI } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useNews } from '../api/use-news.js';
import { useMoment } from '../time-travel/moment.js';
import { PastContext } from '../time-travel/past.js';
import { usePastOf } from '../time-travel/use-past-of.js';
import { Me } from '../ui/person.js';
import { TimeBar } from '../time-travel/time-bar.js';
import { useEnvironmentId } from './environment.js';
import { Mark } from './mark.js';
import { Navigation } from './navigation.js';
import { NewsBadge } from './news-badge.js';
import { ServerBanner } from './server-banner.js';
import { SettingsMenu } from './settings-menu.js';
import { TimeTravelButton } from '../time-travel/time-travel-button.js';
import { Addresses, addressesAt } from './address.js';
import { Announcer } from './announcer.js';

const ASK_WHO_MS = 600_000;

/** What stands round every page: where one can go, how fresh it is, and which moment it shows. */
export function Shell() {
  const { data: me } = useAnswer(whoAmI, { everyMs: ASK_WHO_MS });
  const environmentId = useEnvironmentId();
  const { moment, isPast } = useMoment();
  const past = usePastOf(moment);
  const addresses = useMemo(() => addressesAt(environmentId, moment), [environmentId, moment]);
  useNews(environmentId, moment);
  const [opened, { toggle, close }] = useDisclosure(false);
  const place = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [place, close]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      className={isPast ? 'past' : undefined}
    >
      <a href="#page" className="skip">
        Skip to the page
      </a>
      <Announcer past={past} />
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
            <Mark />
          </Group>
          <Group gap={6} wrap="nowrap">
            <NewsBadge />
            <TimeTravelButton past={past} />
            <SettingsMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar style={{ background: 'var(--console-side)' }}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} style={{ background: 'var(--console-canvas)' }}>
        <ServerBanner />
        {past !== undefined && <TimeBar past={past} />}
        <Box>
          <Me value={me?.subjectId}>
            <Addresses value={addresses}>
              <PastContext value={past}>
                <Outlet />
              </PastContext>
            </Addresses>
          </Me>
        </Box>
      </AppShell.Main>
    </AppShell>
  );
}
