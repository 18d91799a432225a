import { expect, it } from '@jest/globals';
import { intervalOf } from './interval.js';

it('looks now and then beside the stream, and every three seconds without it', () => {
  expect(intervalOf(['runs'], undefined, 'stream')).toBe(30_000);
  expect(intervalOf(['runs'], undefined, 'polling')).toBe(3_000);
});

it('polls what has a time of its own as often as everything else', () => {
  expect(intervalOf(['queue', 'bots'], 15_000, 'stream')).toBe(15_000);
  expect(intervalOf(['queue', 'bots'], 15_000, 'polling')).toBe(3_000);
  expect(intervalOf(['queue'], 1_000, 'polling')).toBe(1_000);
});

it('leaves to its own clock what no news tell of', () => {
  expect(intervalOf(['clock'], 60_000, 'polling')).toBe(60_000);
  expect(intervalOf(['none'], 600_000, 'polling')).toBe(600_000);
});
