/** `1 bot`, `3 bots`: a number and its noun. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const BYTES_PER_MIB = 1_024 * 1_024;

/** `2 MiB`, or `1500 bytes` where it is no whole number of them. */
export const bytes = (number: number): string =>
  number % BYTES_PER_MIB === 0 ? `${number / BYTES_PER_MIB} MiB` : count(number, 'byte');

/** Milliseconds since 1970 as a time that people and programs read: `2026-01-31T12:00:00.000Z`. */
export const moment = (at: number): string => new Date(at).toISOString();
