import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from './virtual-clock.js';

const HOUR_MS = 3_600_000;

describe('virtual clock', () => {
  it('stands still until it is told to move', async () => {
    const clock = new VirtualClock(5);
    expect(clock.now()).toBe(5);
    await clock.advanceBy(3 * HOUR_MS);
    expect(clock.now()).toBe(5 + 3 * HOUR_MS);
    await clock.advanceTo(1);
    expect(clock.now()).toBe(5 + 3 * HOUR_MS);
  });

  it('wakes waiters in the order of time, and of their coming, at exactly their time', async () => {
    const clock = new VirtualClock();
    const woken: string[] = [];
    const wait = (name: string, at: number): Promise<void> =>
      clock.waitUntil(at).then(() => void woken.push(`${name}@${clock.now()}`));
    const waits = [wait('late', 30), wait('early', 10), wait('second', 20), wait('third', 20), wait('past', 0)];
    await clock.advanceTo(100);
    expect(woken).toEqual(['past@0', 'early@10', 'second@20', 'third@20', 'late@30']);
    await Promise.all(waits);
  });

  it('wakes those too that begin to wait on the way', async () => {
    const clock = new VirtualClock();
    const ticks: number[] = [];
    const ticking = (async () => {
      while (clock.now() < 50) {
        await clock.waitUntil(clock.now() + 20);
        ticks.push(clock.now());
      }
    })();
    await clock.advanceTo(45);
    expect(ticks).toEqual([20, 40]);
    expect(clock.nextAt()).toBe(60);
    await clock.advanceTo(60);
    await ticking;
    expect(clock.nextAt()).toBeUndefined();
  });

  it('lets go of a waiter whose signal aborts', async () => {
    const clock = new VirtualClock();
    const abort = new AbortController();
    const waiting = clock.waitUntil(HOUR_MS, abort.signal);
    abort.abort();
    await waiting;
    expect(clock.nextAt()).toBeUndefined();
    await clock.waitUntil(HOUR_MS, abort.signal);
    expect(clock.now()).toBe(0);
  });
});
