import { useNow } from '../time-travel/use-now.js';
import { clockTime, inWords } from './durations.js';

type WhenProps = { readonly time: string | null | undefined; readonly relative?: boolean };

const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** A time: of day, or how far away it is; the whole of it on hover, and for machines. */
export function When({ time, relative = false }: WhenProps) {
  if (time === null || time === undefined) return <span className="nothing">–</span>;
  // A native title: a table shows hundreds of times, and each must cost next to nothing.
  return (
    <time dateTime={time} className="when" title={full.format(Date.parse(time))}>
      {relative ? <Distance at={Date.parse(time)} /> : clockTime(time)}
    </time>
  );
}

const JUST_NOW_MS = 1_500;

function Distance({ at }: { readonly at: number }) {
  const now = useNow();
  if (Math.abs(at - now) < JUST_NOW_MS) return 'now';
  return at > now ? `in ${inWords(at - now)}` : `${inWords(whole(now - at))} ago`;
}

const whole = (ms: number): number => Math.floor(ms / 1_000) * 1_000;
