import { wrongUsage } from '../failure.js';

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/gy;

/** Reads `30s`, `3h`, `28d`, `1h30m`, `1.5h`, or a plain number of milliseconds. */
export function parseDuration(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let [ms, readUpTo] = [0, 0];
  for (const [part, number, unit] of text.matchAll(PART)) {
    ms += Number(number) * UNIT_MS[unit as keyof typeof UNIT_MS];
    readUpTo += part.length;
  }
  if (readUpTo !== text.length || text === '')
    throw wrongUsage(`"${text}" is no duration: write such as 30s, 3h, 28d or 1h30m.`);
  return Math.round(ms);
}

/** The two largest units that matter: `850 ms`, `12.3 s`, `3 h`, `1 h 30 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${trimmed(ms / 1_000)} s`;
  const units = [
    ['d', UNIT_MS.d],
    ['h', UNIT_MS.h],
    ['min', UNIT_MS.m],
    ['s', UNIT_MS.s],
  ] as const;
  const first = units.findIndex(([, size]) => ms >= size);
  let left = ms;
  const parts = units.slice(first, first + 2).map(([name, size]) => {
    const number = Math.floor(left / size);
    left -= number * size;
    return number === 0 ? '' : `${number} ${name}`;
  });
  return parts.filter((part) => part !== '').join(' ');
}

const trimmed = (number: number): string => number.toFixed(1).replace(/\.0$/, '');
