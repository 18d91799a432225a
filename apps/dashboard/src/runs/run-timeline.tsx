import { Group, Text } from '@mantine/core';
import type { RunView } from '#protocol/generated/api.gen.js';
import { useNow } from '../time-travel/use-now.js';
import { clockTime, inWords } from '../ui/durations.js';
import { Panel } from '../ui/panel.js';
import './run-timeline.css';

type Stretch = { readonly name: string; readonly tone: string; readonly from: number; readonly to: number };

/** From the queue to the end: how long each part took, drawn to scale. */
export function RunTimeline({ run }: { readonly run: RunView }) {
  const now = useNow();
  const parts = stretchesOf(run, now);
  const words = parts.map(({ name, from, to }) => `${name} ${inWords(to - from)}`).join(', ');
  const end = parts.at(-1)?.to ?? now;
  return (
    <Panel>
      <div className="timeline" role="img" aria-label={`Timeline: ${words}`}>
        {parts.map(({ name, tone, from, to }) => (
          <div
            key={name}
            className={`stretch ${tone}`}
            style={{ flexGrow: Math.max(to - from, (end - (parts[0]?.from ?? end)) * 0.04, 1) }}
          >
            <Text fz={11} fw={550} truncate>
              {name}
            </Text>
            <Text fz={11} truncate className="numbers">
              {inWords(to - from)}
            </Text>
          </div>
        ))}
      </div>
      <Group justify="space-between" mt={6}>
        <Text fz="xs" c="dimmed" className="numbers">
          Queued {clockTime(run.queuedAt, now)}
        </Text>
        <Text fz="xs" c="dimmed" className="numbers">
          {run.endedAt === null ? 'Not ended' : `Ended ${clockTime(run.endedAt, now)}`}
        </Text>
      </Group>
    </Panel>
  );
}

function stretchesOf(run: RunView, now: number): readonly Stretch[] {
  const at = (time: string | null): number | undefined => (time === null ? undefined : Date.parse(time));
  const end = at(run.endedAt) ?? Math.max(now, Date.parse(run.queuedAt));
  const [assigned, started] = [at(run.assignedAt), at(run.startedAt)];
  const good = run.status === 'succeeded' || run.status === 'running';
  return [
    { name: 'In the queue', tone: 'waiting', from: Date.parse(run.queuedAt), to: assigned ?? started ?? end },
    ...(assigned === undefined ? [] : [{ name: 'Handed over', tone: 'assigned', from: assigned, to: started ?? end }]),
    ...(started === undefined ? [] : [{ name: 'Running', tone: good ? 'running' : 'bad', from: started, to: end }]),
  ];
}
