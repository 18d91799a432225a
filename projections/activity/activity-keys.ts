export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** Minutes stand in a ring: after eight days a minute takes the place of an older one, so that they do not grow with history. */
export const MINUTES_KEPT = 8 * 24 * 60;

/** Whose activity: a group's, or that of all groups of an environment. */
export type Scope = `environment:${string}` | `group:${string}`;

export const scopeOf = (environmentId: string, groupId: string | undefined): Scope =>
  groupId === undefined ? `environment:${environmentId}` : `group:${groupId}`;

export const everKey = (scope: Scope): string => `${scope} ever`;
export const hourKey = (scope: Scope, time: number): string => `${scope} hour ${Math.floor(time / HOUR_MS)}`;
export const minuteKey = (scope: Scope, time: number): string =>
  `${scope} minute ${Math.floor(time / MINUTE_MS) % MINUTES_KEPT}`;

type OfGroup = { readonly environmentId: string; readonly groupId: string };

/** The rows that something at this time belongs to. */
export const keysAt = ({ environmentId, groupId }: OfGroup, time: number): readonly string[] =>
  [scopeOf(environmentId, groupId), scopeOf(environmentId, undefined)].flatMap((scope) => [
    everKey(scope),
    hourKey(scope, time),
    minuteKey(scope, time),
  ]);

/** When the span of a row begins, that something at this time belongs to. */
export function beginOf(key: string, time: number): number {
  if (key.endsWith(' ever')) return 0;
  const spanMs = key.includes(' hour ') ? HOUR_MS : MINUTE_MS;
  return time - (time % spanMs);
}
