import { describe, expect, it } from '@jest/globals';
import { Overdue, withinTime } from './within-time.js';

describe('work within a time', () => {
  it('gives what the work gives, and throws what it throws', () => {
    expect(withinTime(100, () => 7)).toBe(7);
    expect(() => withinTime(100, () => JSON.parse('{'))).toThrow(SyntaxError);
  });

  it('ends a pattern that would take for years, and works on afterwards', () => {
    const text = `${'a'.repeat(60)}!`;
    expect(() => withinTime(50, () => /^(a+)+$/.test(text))).toThrow(Overdue);
    expect(withinTime(100, () => 7)).toBe(7);
  });
});
