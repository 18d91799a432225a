/** Each run moves what is typical by an eighth of the difference. */
const WEIGHT = 8;
/** One long run does not outweigh many: it counts as at most so many typical ones … */
const OUTLIER_RATIO = 4;
/** … where a typical one counts as at least this, in milliseconds. */
const SHORTEST_MS = 1_000;

/** X4: how long a group's runs typically take, learnt from each that ends; whole milliseconds. */
export function learntRunMs(typicalRunMs: number | null, lengthMs: number): number {
  const length = Math.max(0, lengthMs);
  if (typicalRunMs === null) return length;
  const counted = Math.min(length, OUTLIER_RATIO * Math.max(SHORTEST_MS, typicalRunMs));
  return typicalRunMs + Math.round((counted - typicalRunMs) / WEIGHT);
}
