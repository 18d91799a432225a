import { Text, Tooltip } from '@mantine/core';
import { useNow } from '../time-travel/use-now.js';
import { clockTime, inWords } from './durations.js';

type WhenProps = { readonly time: string | null | undefined; readonly relative?: boolean };

const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** A time: of day, or how far away it is; the whole of it on hover, and for machines. */
export function When({ time, relative = false }: WhenProps) {
  const now = useNow();
  if (time === null || time === undefined)
    return (
      <Text span c="dimmed" fz="inherit">
        –
      </Text>
    );
  const at = Date.parse(time);
  return (
    <Tooltip label={full.format(at)}>
      <time dateTime={time} className="when">
        {relative ? distance(at, now) : clockTime(at, now)}
      </time>
    </Tooltip>
  );
}

const JUST_NOW_MS = 1_500;

function distance(at: number, now: number): string {
  if (Math.abs(at - now) < JUST_NOW_MS) return 'now';
  return at > now ? `in ${inWords(at - now)}` : `${inWords(whole(now - at))} ago`;
}

const whole = (ms: number): number => Math.floor(ms / 1_000) * 1_000;
