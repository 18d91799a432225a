/** The smallest number that so many of a hundred are at most; `null` of none. */
export function percentileOf(numbers: readonly number[], percent: number): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}
