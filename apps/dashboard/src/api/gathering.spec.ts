import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { gathering, type Gathering } from './gathering.js';

describe('changes that are told', () => {
  let asked: string[][];
  let isOnItsWay: boolean;
  let changes: Gathering;
  beforeEach(() => {
    jest.useFakeTimers();
    asked = [];
    isOnItsWay = false;
    changes = gathering({
      ask: (projections) => {
        if (!isOnItsWay) asked.push([...projections]);
        return !isOnItsWay;
      },
    });
  });
  afterEach(() => {
    changes.stop();
    jest.useRealTimers();
  });

  it('are asked for at once, and what follows soon together', () => {
    changes.note('runs');
    expect(asked).toEqual([['runs']]);
    changes.note('queue');
    changes.note('bots');
    jest.advanceTimersByTime(150);
    expect(asked).toEqual([['runs'], ['queue', 'bots']]);
  });

  it('wait for an answer on its way, which may not know them', () => {
    changes.note('runs');
    isOnItsWay = true;
    changes.note('runs');
    jest.advanceTimersByTime(600);
    isOnItsWay = false;
    jest.advanceTimersByTime(300);
    expect(asked).toEqual([['runs'], ['runs']]);
  });

  it('are asked for less often while they keep coming, and at once again after a pause', () => {
    for (let ms = 0; ms < 30_000; ms += 10) {
      changes.note('runs');
      jest.advanceTimersByTime(10);
    }
    expect(asked.length).toBeLessThan(30_000 / 2_400 + 6);
    jest.advanceTimersByTime(10_000);
    const before = asked.length;
    changes.note('runs');
    expect(asked.length).toBe(before + 1);
  });

  it('that come one by one, each of a few lists, never wait longer for having come', () => {
    for (let event = 0; event < 20; event += 1) {
      for (const list of ['runs', 'queue', 'groups', 'audit']) changes.note(list);
      const before = asked.length;
      jest.advanceTimersByTime(150);
      expect(asked.length).toBe(before + 1);
      jest.advanceTimersByTime(250);
    }
  });
});
