import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bandsOf, forkOf } from './fork.js';

const WIDTH = 6;
const position = fc.integer({ min: 0, max: 10 ** WIDTH - 1 }).map((ordinal) => String(ordinal).padStart(WIDTH, '0'));
const span = fc
  .uniqueArray(position, { minLength: 2, maxLength: 2 })
  .map((ends) => ends.sort() as unknown as readonly [string, string]);

const mayHold = (moment: string, fork: string): boolean =>
  bandsOf(moment).some(({ depth, low, high }) => fork.length === depth && fork >= low && fork < high);

describe('the fork of a span', () => {
  it('U1 is where every moment within the span looks', () =>
    fc.assert(
      fc.property(span, position, ([from, to], moment) => {
        if (from <= moment && moment < to) expect(mayHold(moment, forkOf(from, to))).toBe(true);
        expect(mayHold(from, forkOf(from, to))).toBe(true);
      }),
    ));

  it('is shared by no two spans that follow each other: so a branch holds one version of a row', () =>
    fc.assert(
      fc.property(fc.uniqueArray(position, { minLength: 3, maxLength: 50 }), (ends) => {
        const sorted = [...ends].sort();
        const forks = sorted.slice(1).map((to, index) => forkOf(sorted[index] as string, to));
        expect(new Set(forks).size).toBe(forks.length);
      }),
    ));

  it('keeps a moment away from the versions of other moments', () => {
    expect(mayHold('000150', forkOf('000100', '000200'))).toBe(true);
    expect(mayHold('009150', forkOf('000100', '000200'))).toBe(false);
    expect(mayHold('000050', forkOf('000100', '000200'))).toBe(true);
    expect(mayHold('000350', forkOf('000100', '000200'))).toBe(false);
  });

  it('knows positions of two parts', () => {
    const [from, to] = ['0012/0009', '0012/0011'];
    expect(mayHold('0012/0010', forkOf(from, to))).toBe(true);
  });
});
