/** How many bots there may be from a time on, in ms. */
export type CapacityChange = { readonly since: number; readonly bots: number };

/** Changes of one number, in order of time, that begin before the first time that is asked for. */
export type Changes = readonly CapacityChange[];

/** What there may be at each time: the least of what an environment and a group allow. Before the first change there is nothing. */
export const capacityAt = (limits: readonly Changes[], times: readonly number[]): number[] =>
  times.map((time) => Math.min(...limits.map((changes) => changes.findLast(({ since }) => since <= time)?.bots ?? 0)));
