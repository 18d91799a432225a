import { describe, expect, it } from '@jest/globals';
import { momentFrom } from './moment.js';

const now = new Date(2026, 10, 27, 14, 30, 15, 500);

describe('a moment as a person writes it (U1)', () => {
  it('may be how long ago', () => {
    expect(momentFrom('10m', now)).toBe(new Date(2026, 10, 27, 14, 20, 15, 500).toISOString());
    expect(momentFrom('1h30m', now)).toBe(new Date(2026, 10, 27, 13, 0, 15, 500).toISOString());
  });

  it('may be a time of today', () => {
    expect(momentFrom('8:15', now)).toBe(new Date(2026, 10, 27, 8, 15).toISOString());
    expect(momentFrom('14:07:32', now)).toBe(new Date(2026, 10, 27, 14, 7, 32).toISOString());
  });

  it('may not be longer ago than there is time', () => {
    expect(() => momentFrom('99999999999d', now)).toThrow('longer than there is time');
  });

  it.each(['2026-01-31T08:15:00Z', '0f3a.00000000000000000017', '25:00', 'yesterday'])(
    'is left to the server otherwise: %s',
    (text) => {
      expect(momentFrom(text, now)).toBe(text);
    },
  );
});
