import { ActionIcon, Box, Button, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useMoment } from './moment.js';
import './time-bar.css';
import { TimeSlider } from './time-slider.js';
import { useSteps } from './use-steps.js';
import { timeOf } from './time-of.js';

const MINUTE_MS = 60_000;
const spans = [
  { label: '10 min', value: String(10 * MINUTE_MS) },
  { label: '1 h', value: String(60 * MINUTE_MS) },
  { label: '1 d', value: String(24 * 60 * MINUTE_MS) },
  { label: '7 d', value: String(7 * 24 * 60 * MINUTE_MS) },
];

const spelled = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** Says, unmistakably, which past moment all pages show, and moves it. */
export function TimeBar() {
  const { moment, go } = useMoment();
  const [span, setSpan] = useState(spans[1]?.value ?? '');
  const at = timeOf(moment);
  const { back, forward } = useSteps(at, go);
  return (
    <Box className="time-bar" role="region" aria-label="Time travel">
      <Group gap="sm" wrap="wrap">
        <Group gap={6} wrap="nowrap">
          <IconHistory size={18} aria-hidden />
          <Text fw={650} fz="sm" className="numbers" data-moment={moment}>
            As of {at === undefined ? moment : spelled.format(at)}
          </Text>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Tooltip label="The event before (key [)">
            <ActionIcon variant="default" onClick={back} aria-label="Back by one event">
              <IconChevronLeft size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="The event after (key ])">
            <ActionIcon variant="default" onClick={forward} aria-label="Forward by one event">
              <IconChevronRight size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <SegmentedControl
          size="xs"
          data={spans}
          value={span}
          onChange={setSpan}
          aria-label="How much time the slider spans"
        />
        <Text fz="xs" visibleFrom="md">
          Read only; names, logs and inputs are as of today.
        </Text>
        <Button size="xs" variant="filled" color="dark" ml="auto" onClick={() => go(undefined)}>
          Back to the present
        </Button>
      </Group>
      {at !== undefined && (
        <TimeSlider at={at} spanMs={Number(span)} onMove={(time) => go(new Date(time).toISOString())} />
      )}
    </Box>
  );
}
