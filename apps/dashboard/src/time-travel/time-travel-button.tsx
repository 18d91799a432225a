import { Button, Popover, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { localTimeText, timeFromLocalText } from './local-time.js';
import { useMoment } from './moment.js';

const MINUTE_MS = 60_000;
const jumps = [
  { label: '5 minutes ago', ms: 5 * MINUTE_MS },
  { label: '1 hour ago', ms: 60 * MINUTE_MS },
  { label: 'Yesterday', ms: 24 * 60 * MINUTE_MS },
  { label: 'A week ago', ms: 7 * 24 * 60 * MINUTE_MS },
];

/** The way into the past: every page then shows how it was at one moment (U1). */
export function TimeTravelButton() {
  const { isPast, go } = useMoment();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  if (isPast) return null;
  const leave = (moment: string): void => {
    setOpened(false);
    go(moment);
  };
  const chosen = timeFromLocalText(typed);
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus width={290} position="bottom-end" withArrow>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconHistory size={15} />}
          onClick={() => {
            setTyped(localTimeText(Date.now() - MINUTE_MS));
            setOpened((was) => !was);
          }}
        >
          As of …
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
