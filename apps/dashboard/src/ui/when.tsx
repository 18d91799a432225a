import type { PointerEvent } from 'react';
import { useNow } from '../time-travel/use-now.js';
import { briefTime, clockTime, inWords } from './durations.js';

type WhenProps = {
  readonly time: string | null | undefined;
  readonly relative?: boolean;
  /** Without the seconds where it is of another day: for columns. */
  readonly brief?: boolean;
};

const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** A time: of day, or how far away it is; the whole of it on hover, and for machines. */
export function When({ time, relative = false, brief = false }: WhenProps) {
  if (time === null || time === undefined) return <span className="nothing">–</span>;
  return (
    <time dateTime={time} className="when" onPointerEnter={sayWhole}>
      {relative ? <Distance at={Date.parse(time)} /> : brief ? briefTime(time) : clockTime(time)}
    </time>
  );
}

/** A table shows hundreds of times: each is spelled out, with its zone, only when somebody points at it. */
function sayWhole({ currentTarget }: PointerEvent<HTMLTimeElement>): void {
  currentTarget.title = full.format(Date.parse(currentTarget.dateTime));
}

const JUST_NOW_MS = 1_500;

function Distance({ at }: { readonly at: number }) {
  const now = useNow();
  if (Math.abs(at - now) < JUST_NOW_MS) return 'now';
  return at > now ? `in ${inWords(at - now)}` : `${inWords(whole(now - at))} ago`;
}

const whole = (ms: number): number => Math.floor(ms / 1_000) * 1_000;
