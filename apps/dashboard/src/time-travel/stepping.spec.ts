import { describe, expect, it } from '@jest/globals';
import { stepping, type Direction } from './stepping.js';

const events = [10, 20, 30, 40];

function walk(nextTo?: () => Promise<number | undefined>) {
  const seen: unknown[] = [];
  const steps = stepping({
    nextTo: nextTo ?? ((time, direction) => Promise.resolve(neighbour(time, direction))),
    go: (time) => seen.push(time),
    onEnd: (direction) => seen.push(direction),
    onFailure: (error) => seen.push(String(error)),
  });
  return { seen, steps };
}

const neighbour = (time: number, direction: Direction): number | undefined =>
  direction === 'back' ? events.findLast((each) => each < time) : events.find((each) => each > time);

describe('U1 steps by event', () => {
  it('goes on from where the page is', async () => {
    const { seen, steps } = walk();
    steps.isAt(25);
    await steps.step('forward');
    expect(seen).toEqual([30]);
  });

  it('takes quick presses one after the other, whatever the page still shows', async () => {
    const { seen, steps } = walk();
    steps.isAt(40);
    void steps.step('back');
    void steps.step('back');
    steps.isAt(40);
    await steps.step('back');
    expect(seen).toEqual([30, 20, 10]);
  });

  it('lead nowhere once they are stopped', async () => {
    const { seen, steps } = walk();
    steps.isAt(40);
    const stepped = steps.step('back');
    void steps.step('back');
    steps.stop();
    await stepped;
    await steps.step('back');
    expect(seen).toEqual([]);
  });

  it('says at either end that there is no more', async () => {
    const { seen, steps } = walk();
    steps.isAt(40);
    await steps.step('forward');
    steps.isAt(10);
    await steps.step('back');
    expect(seen).toEqual(['forward', 'back']);
  });

  it('says what went wrong, and can be tried again', async () => {
    let tries = 0;
    const { seen, steps } = walk(() => (tries++ === 0 ? Promise.reject(new Error('away')) : Promise.resolve(7)));
    steps.isAt(10);
    await steps.step('back');
    await steps.step('back');
    expect(seen).toEqual(['Error: away', 7]);
  });

  it('forgets what a held key asks for beyond some', async () => {
    const { seen, steps } = walk(() => Promise.resolve(0));
    steps.isAt(10);
    for (let press = 0; press < 100; press++) void steps.step('back');
    await steps.step('back');
    expect(seen).toHaveLength(5);
  });
});
