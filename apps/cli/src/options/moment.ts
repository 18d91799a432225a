import { wrongUsage } from '../failure.js';
import { parseDuration } from '../output/durations.js';

const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const DURATION = /^(\d+(\.\d+)?(ms|s|m|h|d))+$/;

/** A moment in the past as a person writes it → as `asOf` takes it. What is neither a time of today nor how long ago is left to the server. */
export function momentFrom(text: string, now: Date): string {
  if (DURATION.test(text)) return longAgo(text, now);
  const [isTime, hours, minutes, seconds = '0'] = TIME_OF_DAY.exec(text) ?? [];
  if (isTime === undefined) return text;
  const moment = new Date(now);
  moment.setHours(Number(hours), Number(minutes), Number(seconds), 0);
  return moment.toISOString();
}

function longAgo(text: string, now: Date): string {
  const moment = new Date(now.getTime() - parseDuration(text));
  if (Number.isNaN(moment.getTime())) throw wrongUsage(`"${text}" ago is longer than there is time.`);
  return moment.toISOString();
}
