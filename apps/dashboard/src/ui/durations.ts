const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A duration as people say it, in at most two units: "4 s", "2 min 5 s", "3 h", "27 d 4 h". */
export function inWords(durationMs: number): string {
  const ms = Math.max(0, Math.round(durationMs));
  if (ms < SECOND_MS) return `${ms} ms`;
  if (ms < 10 * SECOND_MS) return `${trimmed(ms / SECOND_MS)} s`;
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) return two(ms, MINUTE_MS, 'min', SECOND_MS, 's');
  if (ms < DAY_MS) return two(ms, HOUR_MS, 'h', MINUTE_MS, 'min');
  return two(ms, DAY_MS, 'd', HOUR_MS, 'h');
}

const trimmed = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

function two(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/** A duration without anything left out, as a form holds it: "1 h 5 s". */
export function inFull(durationMs: number): string {
  let rest = durationMs;
  const parts: string[] = [];
  for (const [unit, ms] of Object.entries(UNITS_MS).reverse()) {
    const whole = Math.floor(rest / ms);
    if (whole > 0) parts.push(`${whole} ${unit}`);
    rest -= whole * ms;
  }
  return parts.length === 0 ? '0 ms' : parts.join(' ');
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: SECOND_MS, min: MINUTE_MS, h: HOUR_MS, d: DAY_MS };

/** Reads what a person typed as a duration: "90 s", "2 h 30 min"; `undefined` where it is none. */
export function durationFrom(text: string): number | undefined {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)\s*/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trim()) return undefined;
  return Math.round(parts.reduce((sum, [, number, unit]) => sum + Number(number) * (UNITS_MS[unit ?? ''] ?? 0), 0));
}

const sameDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const otherDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const otherDayBrief = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A time of day, with its date where that is not the day of `now`. */
export const clockTime = (time: string | number | Date, now: number = Date.now()): string =>
  (isOfDay(time, now) ? sameDay : otherDay).format(new Date(time));

/** The same, to the minute where it is of another day. */
export const briefTime = (time: string | number | Date, now: number = Date.now()): string =>
  (isOfDay(time, now) ? sameDay : otherDayBrief).format(new Date(time));

const isOfDay = (time: string | number | Date, now: number): boolean => {
  const [at, today] = [new Date(time), new Date(now)];
  return (
    at.getDate() === today.getDate() && at.getMonth() === today.getMonth() && at.getFullYear() === today.getFullYear()
  );
};
