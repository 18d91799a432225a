import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectedEnd } from './estimate.js';

const moment = fc.integer({ min: 0, max: 1_000_000 });
const maybe = fc.option(moment, { nil: null });

describe('X4 a running run is expected to end', () => {
  it('when it has run as long as runs of its group typically do', () =>
    expect(expectedEnd({ since: 100, endsBy: 9_000 }, 50, 120)).toEqual({ at: 150, basis: 'runLengths' }));

  it('after twice as long, and twice that, where it outlasts them', () => {
    expect(expectedEnd({ since: 100, endsBy: 9_000 }, 50, 150)?.at).toBe(150);
    expect(expectedEnd({ since: 100, endsBy: 9_000 }, 50, 151)?.at).toBe(200);
    expect(expectedEnd({ since: 100, endsBy: 9_000 }, 50, 450)?.at).toBe(500);
  });

  it('S63 by its deadline at the latest, which is all that is known in a new group', () => {
    expect(expectedEnd({ since: 100, endsBy: 120 }, 50, 110)).toEqual({ at: 120, basis: 'runDeadline' });
    expect(expectedEnd({ since: 100, endsBy: 9_000 }, null, 110)).toEqual({ at: 9_000, basis: 'runDeadline' });
    expect(expectedEnd({ since: 100, endsBy: null }, null, 110)).toBeUndefined();
  });

  it('never in the past, in whole milliseconds, and no later than twice what it has run or typically runs', () =>
    fc.assert(
      fc.property(moment, maybe, maybe, moment, (since, endsBy, typicalRunMs, now) => {
        const end = expectedEnd({ since, endsBy }, typicalRunMs, now);
        if (end === undefined) return expect([typicalRunMs, endsBy]).toEqual([null, null]);
        expect(Number.isInteger(end.at)).toBe(true);
        expect(end.at).toBeGreaterThanOrEqual(now);
        if (end.basis === 'runLengths') {
          const longest = Math.max(1, typicalRunMs ?? 0, 2 * (now - since));
          expect(end.at).toBeLessThanOrEqual(Math.max(now, since + longest));
        }
      }),
    ));
});
