import { formatDuration } from './durations.js';

/** How long ago, or in how long; coarse, since a list is read at a glance. */
export function relativeTime(iso: string | null, now: number): string {
  if (iso === null) return '–';
  const ms = now - Date.parse(iso);
  if (Math.abs(ms) < 1_000) return 'now';
  const rough = formatDuration(Math.abs(Math.trunc(ms / 1_000) * 1_000))
    .split(' ')
    .slice(0, 2)
    .join(' ');
  return ms > 0 ? `${rough} ago` : `in ${rough}`;
}

/** From one time to another, or to now where the other has not come. */
export const timeBetween = (from: string | null, to: string | null, now: number): string =>
  from === null ? '–' : formatDuration(Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from)));

/** Positions are padded, so that they sort as text; people need not see that. */
export const shortPosition = (position: string): string => position.replace(/^0+(?=\d)/, '');

/** The time of day here. */
export const clockTime = (iso: string): string => new Date(iso).toTimeString().slice(0, 8);
