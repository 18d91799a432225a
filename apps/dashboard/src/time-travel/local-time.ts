const two = (value: number): string => String(value).padStart(2, '0');

/** A time as a field of type `datetime-local` holds it: without seconds where there are none, as the browser itself writes it. */
export function localTimeText(time: number): string {
  const at = new Date(time);
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const seconds = at.getSeconds() === 0 ? '' : `:${two(at.getSeconds())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}${seconds}`;
}

/** The ISO time of what such a field holds, or of what is one already; `undefined` where that is no time. */
export function timeFromText(text: string): string | undefined {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** The same; `undefined` also where it is in the future. */
export function pastTimeFromText(text: string, now: number = Date.now()): string | undefined {
  const time = timeFromText(text);
  return time === undefined || Date.parse(time) > now ? undefined : time;
}
