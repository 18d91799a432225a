import { describe, expect, it } from '@jest/globals';
import { emptyLog, linesOf, longer } from './log-text.js';

const ROOM = 1_000;

describe('the text of a log', () => {
  it('P4 is put together from pieces that end anywhere', () => {
    const log = ['Step 1', ' of 2\nSte', 'p 2 of 2\n'].reduce((so, more) => longer(so, more, 1, ROOM), emptyLog);
    expect(linesOf(log)).toEqual(['Step 1 of 2', 'Step 2 of 2']);
  });

  it('knows where to go on after it was cut off', () => {
    expect(longer(emptyLog, 'äö\n', 5, ROOM).next).toBe(5);
  });

  it('keeps its end where it grows too long, and the numbers of its lines', () => {
    const log = longer(longer(emptyLog, 'one\ntwo\n', 8, 9), 'three\n', 14, 9);
    expect(log).toMatchObject({ cut: 2, characters: 6 });
    expect(linesOf(log)).toEqual(['three']);
  });

  it('keeps the end of a single line that is too long', () => {
    expect(longer(emptyLog, 'a very long line', 16, 4)).toMatchObject({ lines: ['line'], cut: 0, characters: 4 });
  });
});
