import type { Position } from '#kernel/message.js';

/**
 * Where a closed version is filed, so that a moment of the past finds it without looking at the versions of other moments.
 *
 * Positions of one store are of one length and compare as text, so they are the leaves of a tree whose branches are their beginnings.
 * A span of positions forks where the beginnings of its two ends part; it is filed at that branch, and there is at most one
 * version of a row at a branch. A position lies within a span only if it shares its way down to the fork: so all versions of a moment
 * are found at the branches beside that one way, however long the log is.
 */
export function forkOf(from: Position, to: Position): string {
  return to.slice(0, sharedLength(from, to) + 1);
}

/** The branches at one depth that may hold a version of a moment: from `low` on, before `high`. */
export type Band = { readonly depth: number; readonly low: string; readonly high: string };

/** Sorts behind whatever a position may hold. */
const BEHIND_ALL = '\u{10ffff}';

/** All places where a version of this position may be filed. */
export function bandsOf(position: Position): readonly Band[] {
  return Array.from({ length: position.length + 1 }, (_, shared) => ({
    depth: shared + 1,
    low: position.slice(0, shared + 1),
    high: `${position.slice(0, shared)}${BEHIND_ALL}`,
  }));
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
