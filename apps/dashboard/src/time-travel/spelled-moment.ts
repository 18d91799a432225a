import type { Past } from './past.js';

const spelled = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** A moment in full; a position of the log as it is written, until its time is known. */
export const spelledMoment = ({ moment, time }: Past): string => (time === undefined ? moment : spelled.format(time));
