import { describe, expect, it } from '@jest/globals';
import { durationFrom, inWords } from './durations.js';

describe('durations', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [4_000, '4 s'],
    [4_500, '4.5 s'],
    [59_999, '59 s'],
    [125_000, '2 min 5 s'],
    [3 * 3_600_000, '3 h'],
    [27 * 86_400_000 + 4 * 3_600_000, '27 d 4 h'],
    [-5, '0 ms'],
  ])('%d ms are said as %s', (ms, words) => expect(inWords(ms)).toBe(words));

  it.each([
    ['90 s', 90_000],
    ['2 h 30 min', 9_000_000],
    ['1.5h', 5_400_000],
    ['28 d', 2_419_200_000],
  ])('%s is read as %d ms', (text, ms) => expect(durationFrom(text)).toBe(ms));

  it.each(['', 'soon', '5', '5 s and a bit', '-3 h'])('%j is no duration', (text) =>
    expect(durationFrom(text)).toBeUndefined(),
  );
});
