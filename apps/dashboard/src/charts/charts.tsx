import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { series } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useMoment } from '../time-travel/moment.js';
import { usePast } from '../time-travel/past.js';
import { useNow } from '../time-travel/use-now.js';
import { Figure } from '../ui/figure.js';
import { inWords } from '../ui/durations.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { useRemembered } from '../ui/use-remembered.js';
import { chartsOf } from './chart-definitions.js';
import type { Stretch } from './stretch.js';

const MINUTE_MS = 60_000;
const spans = [
  { label: '5 min', value: String(5 * MINUTE_MS) },
  { label: '1 h', value: String(60 * MINUTE_MS) },
  { label: '1 d', value: String(24 * 60 * MINUTE_MS) },
  { label: '7 d', value: String(7 * 24 * 60 * MINUTE_MS) },
  { label: '28 d', value: String(28 * 24 * 60 * MINUTE_MS) },
];
const STEPS = 120;
/** The end of a stretch moves on by one of its steps, within these bounds: more often there is nothing new to see. */
const [SHORTEST_STEP_MS, LONGEST_STEP_MS] = [2_000, 60_000];

/** uPlot comes with the first chart, not with the first page. */
const Chart = lazy(async () => ({ default: (await import('./chart.js')).Chart }));

/** Queue, bots, times and success of a group, or of the whole environment. */
export function Charts({ groupId }: { readonly groupId?: string }) {
  const { go } = useMoment();
  const [span, setSpan] = useRemembered('span', spans[1]?.value ?? '');
  const stepMs = Math.min(LONGEST_STEP_MS, Math.max(SHORTEST_STEP_MS, Number(span) / STEPS));
  const now = Math.ceil(useNow() / stepMs) * stepMs;
  const past = usePast();
  const [zoom, setZoom] = useState<Stretch>();
  const { from, to } = zoom ?? { from: now - Number(span), to: now };
  const { data, error, isLoading } = useAnswer(series, {
    query: {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      steps: STEPS,
      ...(groupId === undefined ? {} : { groupId }),
    },
    everyMs: LONGEST_STEP_MS,
    enabled: past === undefined || past.time !== undefined,
  });
  return (
    <Stack>
      <Group>
        <SegmentedControl
          size="xs"
          aria-label="How far back"
          data={spans}
          value={span}
          onChange={(value) => {
            setZoom(undefined);
            setSpan(value);
          }}
        />
        {zoom !== undefined && (
          <Button size="xs" variant="default" onClick={() => setZoom(undefined)}>
            Zoom out
          </Button>
        )}
        <Text fz="xs" c="dimmed">
          Drag to zoom, double-click to go back; a click opens that moment on every page. By keyboard: arrows move, +
          and − zoom, Escape goes back, Enter opens.
        </Text>
      </Group>
      <ProblemAlert error={error} />
      {isLoading && <LoadingRows />}
      {data !== undefined && (
        <>
          <Panel>
            <SimpleGrid cols={{ base: 2, sm: 4 }}>
              <Figure name="Runs ended" value={data.ended} />
              <Figure
                name="Success rate"
                amount={data.ended === 0 ? '–' : `${Math.round((data.succeeded / data.ended) * 100)} %`}
              />
              <Figure name="Waiting time, 95th percentile" amount={orDash(data.waitingP95Ms)} />
              <Figure name="Running time, 95th percentile" amount={orDash(data.runningP95Ms)} />
            </SimpleGrid>
          </Panel>
          <Suspense fallback={<LoadingRows />}>
            <SimpleGrid cols={{ base: 1, lg: 2 }}>
              {chartsOf(data).map((chart) => (
                <Panel key={chart.title} title={chart.title}>
                  <Chart
                    {...chart}
                    times={data.times}
                    onZoom={(stretch) => setZoom(within(stretch, now - Number(span), now))}
                    onZoomOut={() => setZoom(undefined)}
                    onOpen={(time) => go(new Date(Math.min(time, Date.now())).toISOString())}
                  />
                </Panel>
              ))}
            </SimpleGrid>
          </Suspense>
        </>
      )}
    </Stack>
  );
}

/** A stretch that shows all, or more, is no zoom: it moves on with the time. */
const within = ({ from, to }: Stretch, start: number, end: number): Stretch | undefined =>
  to - from >= end - start ? undefined : { from, to: Math.min(to, end) };

const orDash = (ms: number | null): string => (ms === null ? '–' : inWords(ms));
