import { invalidRequest } from './problem.js';

/** The time that a query parameter names, in milliseconds. */
export function timeFrom(name: string, value: string): number {
  const ms =
    isDay(value.slice(0, 10)) && /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(ms))
    throw invalidRequest({ pointer: `?${name}`, detail: 'must be a time such as 2026-01-31T08:15:00Z' });
  return ms;
}

/** `Date.parse` would take 31 February for 3 March. */
function isDay(day: string): boolean {
  const ms = Date.parse(day);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
