import { Group, Text } from '@mantine/core';
import { useNow } from '../../time-travel/use-now.js';
import { clockTime, inWords } from '../../ui/durations.js';
import type { Stretch } from './course.js';
import './run-timeline.css';

/** What is short beside the rest is still seen. */
const LEAST_SHARE = 0.04;

/** From the queue to the end: how long each part took, drawn to scale. */
export function RunTimeline({ stretches }: { readonly stretches: readonly Stretch[] }) {
  const now = useNow();
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return null;
  const lasted = ({ from, to = now }: Stretch): number => Math.max(0, to - from);
  const whole = Math.max(1, (last.to ?? now) - first.from);
  const words = stretches.map((stretch) => `${stretch.name} ${inWords(lasted(stretch))}`).join(', ');
  return (
    <>
      <div className="timeline" role="img" aria-label={`Timeline: ${words}`}>
        {stretches.map((stretch) => (
          <div
            key={stretch.from + stretch.name}
            className={`stretch ${stretch.tone}`}
            style={{ flexGrow: Math.max(lasted(stretch), whole * LEAST_SHARE) }}
          >
            <Text fz={11} fw={550} truncate>
              {stretch.name}
            </Text>
            <Text fz={11} truncate className="numbers">
              {inWords(lasted(stretch))}
            </Text>
          </div>
        ))}
      </div>
      <Group justify="space-between" mt={6}>
        <Text fz="xs" c="dimmed" className="numbers">
          Queued {clockTime(new Date(first.from).toISOString(), now)}
        </Text>
        <Text fz="xs" c="dimmed" className="numbers">
          {last.to === undefined ? 'Not ended' : `Ended ${clockTime(new Date(last.to).toISOString(), now)}`}
        </Text>
      </Group>
    </>
  );
}
