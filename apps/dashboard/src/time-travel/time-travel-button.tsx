import { Button, Popover, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { localTimeText, pastTimeFromText } from './local-time.js';
import { useMoment } from './moment.js';
import type { Past } from './past.js';

const MINUTE_MS = 60_000;
const jumps = [
  { label: '5 minutes ago', ms: 5 * MINUTE_MS },
  { label: '1 hour ago', ms: 60 * MINUTE_MS },
  { label: 'Yesterday', ms: 24 * 60 * MINUTE_MS },
  { label: 'A week ago', ms: 7 * 24 * 60 * MINUTE_MS },
];

/** The way into the past, and to another moment of it: every page then shows how it was at one moment (U1). */
export function TimeTravelButton({ past }: { readonly past: Past | undefined }) {
  const { go } = useMoment();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const leave = (moment: string): void => {
    setOpened(false);
    go(moment);
  };
  const chosen = pastTimeFromText(typed);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus width={290} position="bottom-end" withArrow>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          style={{ flexShrink: 0 }}
          leftSection={<IconHistory size={15} />}
          onClick={() => {
            setTyped(localTimeText(past?.time ?? Date.now() - MINUTE_MS));
            setOpened((was) => !was);
          }}
        >
          {past === undefined ? 'As of …' : 'Another moment …'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== undefined) leave(chosen);
          }}
        >
          <Stack gap="sm">
            <Text fz="sm">Show every page as it was at one moment.</Text>
            <TextInput
              label="Moment"
              type="datetime-local"
              step={1}
              value={typed}
              error={chosen === undefined ? 'Choose a day and a time in the past.' : undefined}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Button type="submit" disabled={chosen === undefined}>
              Go there
            </Button>
            <SimpleGrid cols={2} spacing={6}>
              {jumps.map(({ label, ms }) => (
                <Button
                  key={label}
                  variant="default"
                  size="xs"
                  onClick={() => leave(new Date(Date.now() - ms).toISOString())}
                >
                  {label}
                </Button>
              ))}
            </SimpleGrid>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
