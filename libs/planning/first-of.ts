/**
 * The first `count` items in order, without sorting the rest: a queue may hold a hundred thousand runs where fifty are wanted.
 * Keeps twice the count, and sorts only when that is full.
 */
export function firstOf<Item>(
  items: readonly Item[],
  count: number,
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  if (count <= 0) return [];
  let kept: Item[] = [];
  let last: Item | undefined;
  for (const item of items) {
    if (last !== undefined && compare(item, last) >= 0) continue;
    kept.push(item);
    if (kept.length === 2 * count) {
      kept = kept.sort(compare).slice(0, count);
      last = kept.at(-1);
    }
  }
  return kept.sort(compare).slice(0, count);
}
