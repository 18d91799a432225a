import { ActionIcon, Box, Button, Group, Loader, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useIsFetching } from '@tanstack/react-query';
import { useState } from 'react';
import { useMoment } from './moment.js';
import type { Past } from './past.js';
import { spelledMoment } from './spelled-moment.js';
import './time-bar.css';
import { TimeSlider } from './time-slider.js';
import { useSteps } from './use-steps.js';

const MINUTE_MS = 60_000;
const spans = [
  { label: '10 min', value: String(10 * MINUTE_MS) },
  { label: '1 h', value: String(60 * MINUTE_MS) },
  { label: '1 d', value: String(24 * 60 * MINUTE_MS) },
  { label: '7 d', value: String(7 * 24 * 60 * MINUTE_MS) },
];

/** Says, unmistakably, which past moment all pages show, and moves it. */
export function TimeBar({ past }: { readonly past: Past }) {
  const { moment, time: at } = past;
  const { go } = useMoment();
  const [span, setSpan] = useState(spans[1]?.value ?? '');
  const { back, forward, said } = useSteps(at, go);
  const isLoading = useIsAskingAsOf(moment);
  return (
    <Box className="time-bar" role="region" aria-label="Time travel" aria-busy={isLoading}>
      <Group gap="sm" wrap="wrap">
        <Group gap={6} wrap="nowrap">
          {isLoading ? <Loader size={18} color="yellow" aria-hidden /> : <IconHistory size={18} aria-hidden />}
          <Text fw={650} fz="sm" className="numbers" data-moment={moment}>
            As of {spelledMoment(past)}
          </Text>
        </Group>
        <Group gap={4} wrap="nowrap">
          <Tooltip label="The event before (key [ or J)">
            <ActionIcon variant="default" onClick={back} aria-keyshortcuts="[ J" aria-label="Back by one event">
              <IconChevronLeft size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="The event after (key ] or K)">
            <ActionIcon variant="default" onClick={forward} aria-keyshortcuts="] K" aria-label="Forward by one event">
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
        <Text fz="xs" {...(said === undefined ? { visibleFrom: 'md' } : {})}>
          {said ?? 'Read only; names, logs and inputs are as of today.'}
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

/** Whether the page still waits for what it asked as of this moment: until then it shows the one before. */
function useIsAskingAsOf(moment: string): boolean {
  const asOf = (asked: unknown): unknown => (asked as { readonly asOf?: string } | undefined)?.asOf;
  const asking = useIsFetching({
    predicate: ({ queryKey, state }) => state.data === undefined && asOf(queryKey[3]) === moment,
  });
  return asking > 0;
}
