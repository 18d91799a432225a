/** How many numbers fell into each bucket of a fixed logarithmic scale, by the bucket's number. Small ones have a bucket each. */
export type Histogram = Readonly<Record<string, number>>;

/** Buckets of one octave: a number is known to a thirty-second of itself. */
const PER_OCTAVE = 16;

/** The bucket of a whole number that is not negative. */
export function bucketOf(number: number): number {
  let [octave, size] = [0, 1];
  while (number >= 2 * PER_OCTAVE * size) {
    octave += 1;
    size *= 2;
  }
  return octave * PER_OCTAVE + Math.floor(number / size);
}

/** The middle of a bucket, for what is said about the numbers in it. */
export function middleOf(bucket: number): number {
  const octave = Math.max(0, Math.floor(bucket / PER_OCTAVE) - 1);
  const size = 2 ** octave;
  return (bucket - octave * PER_OCTAVE) * size + Math.floor((size - 1) / 2);
}

/** One number more. A clock that went back counts as no time at all. */
export function counted(histogram: Histogram, number: number): Histogram {
  const bucket = bucketOf(Math.max(0, number));
  return { ...histogram, [bucket]: (histogram[bucket] ?? 0) + 1 };
}

export function merged(histograms: readonly Histogram[]): Histogram {
  const sum: Record<string, number> = {};
  for (const histogram of histograms)
    for (const [bucket, count] of Object.entries(histogram)) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

/** The smallest number that so many of a hundred are at most, as near as the buckets know it; `null` of none. */
export function percentileIn(histogram: Histogram, percent: number): number | null {
  const buckets = Object.entries(histogram);
  const rank = Math.ceil((percent / 100) * buckets.reduce((sum, [, count]) => sum + count, 0));
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= rank && seen > 0) return middleOf(Number(bucket));
  }
  return null;
}
