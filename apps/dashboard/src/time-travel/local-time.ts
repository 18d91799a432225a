const two = (value: number): string => String(value).padStart(2, '0');

/** A time as a field of type `datetime-local` holds it. */
export function localTimeText(time: number): string {
  const at = new Date(time);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** The ISO time of what such a field holds; `undefined` where that is no time, or in the future. */
export function timeFromLocalText(text: string, now: number = Date.now()): string | undefined {
  const at = new Date(text).getTime();
  return Number.isNaN(at) || at > now ? undefined : new Date(at).toISOString();
}
