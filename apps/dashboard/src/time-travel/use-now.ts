import { useEffect, useState } from 'react';
import { useMoment } from './moment.js';

const TICK_MS = 1_000;

/** Now, in epoch milliseconds, moving on each second; or the past moment that the page shows, which stands still. */
export function useNow(): number {
  const { moment } = useMoment();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const then = moment === undefined ? NaN : Date.parse(moment);
  return Number.isNaN(then) ? now : then;
}
