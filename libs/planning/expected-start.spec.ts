import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Expected } from './estimate.js';
import { expectedStart, FARTHEST_START_MS } from './expected-start.js';

const opening = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom('botReady', 'provisioningTimes', 'runDeadline'))
  .map(([at, basis]) => ({ at, basis }) as Expected);
const openings = fc.array(opening, { minLength: 1, maxLength: 6 });
const place = fc.integer({ min: 1, max: 60 });
const typicalRunMs = fc.integer({ min: 0, max: 300 });

/** The same, played through run by run: the next run always takes the bot that is free first. */
function playedThrough(until: number, bots: readonly Expected[], runMs: number): number {
  const free = bots.map(({ at }) => at);
  let start = 0;
  for (let run = 1; run <= until; run += 1) {
    start = Math.min(...free);
    free[free.indexOf(start)] = start + Math.max(1, runMs);
  }
  return start;
}

describe('U3 X4 the start of a waiting run', () => {
  it('is when all before it have been played through', () =>
    fc.assert(
      fc.property(place, openings, typicalRunMs, (run, bots, runMs) =>
        expect(expectedStart(run, bots, runMs)?.at).toBe(playedThrough(run, bots, runMs)),
      ),
    ));

  it('is no later with one more bot, and no earlier for the run behind it', () =>
    fc.assert(
      fc.property(place, openings, opening, typicalRunMs, (run, bots, another, runMs) => {
        const at = expectedStart(run, bots, runMs)?.at ?? NaN;
        expect(expectedStart(run, [...bots, another], runMs)?.at).toBeLessThanOrEqual(at);
        expect(expectedStart(run + 1, bots, runMs)?.at).toBeGreaterThanOrEqual(at);
      }),
    ));

  it('can be told for the first run of each bot only, while nothing is known of how long runs take', () =>
    fc.assert(
      fc.property(place, openings, (run, bots) => {
        const inOrder = bots.map(({ at }) => at).toSorted((a, b) => a - b);
        expect(expectedStart(run, bots, null)?.at).toBe(inOrder[run - 1]);
      }),
    ));

  it('says what it rests on', () => {
    const bots: Expected[] = [
      { at: 10, basis: 'botReady' },
      { at: 50, basis: 'runDeadline' },
    ];
    expect(expectedStart(1, bots, 30)).toEqual({ at: 10, basis: 'botReady' });
    expect(expectedStart(2, bots, 30)).toEqual({ at: 40, basis: 'runLengths' });
    expect(expectedStart(3, bots, 30)).toEqual({ at: 50, basis: 'runDeadline' });
    expect(expectedStart(1, [], 30)).toBeUndefined();
  });

  it('costs no walk through a long queue, and is at most a year away', () => {
    const bots: Expected[] = [{ at: 5, basis: 'botReady' }];
    expect(expectedStart(100_000, bots, 60_000)?.at).toBe(5 + 99_999 * 60_000);
    expect(expectedStart(1_000_000_000, bots, 86_400_000)).toEqual({ at: 5 + FARTHEST_START_MS, basis: 'runLengths' });
  });
});
