/** Times are milliseconds inside, and ISO 8601 in UTC outside. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();

export const isoTimeOrNull = (ms: number | null | undefined): string | null =>
  typeof ms === 'number' ? isoTime(ms) : null;
