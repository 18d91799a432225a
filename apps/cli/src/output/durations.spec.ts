import { describe, expect, it } from '@jest/globals';
import { formatDuration, parseDuration } from './durations.js';

describe('durations', () => {
  it.each([
    ['30s', 30_000],
    ['3h', 10_800_000],
    ['28d', 2_419_200_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['1500', 1_500],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(['', 's', '3 h', '-3h', '3x', '3h!', 'soon', '1h 30m'])('refuses "%s"', (text) =>
    expect(() => parseDuration(text)).toThrow('is no duration'),
  );

  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [12_340, '12.3 s'],
    [60_000, '1 min'],
    [5_400_000, '1 h 30 min'],
    [90_000_000, '1 d 1 h'],
    [2_419_200_000, '28 d'],
  ])('writes %i ms', (ms, text) => expect(formatDuration(ms)).toBe(text));
});
