import { expect, it } from '@jest/globals';
import type { Clock } from '#kernel/clock.js';
import type { FoldRunner } from '#runtime/fold-runner.js';
import type { RowStore } from '#runtime/row-store.js';
import { caughtUp } from './catching-up.js';

const POSITION = '0000000000000009';

/** Lets no time pass: a wait is over at once, unless it is for ever. */
const clock: Clock = {
  now: () => 0,
  waitUntil: (at) => (at === Infinity ? new Promise(() => undefined) : Promise.resolve()),
};

const reads = (position: string) => ({ checkpoint: async () => ({ position }) }) as unknown as RowStore;

/** A runner of this process that reaches the position once its checkpoint was looked at so often. */
function runnerAfter(looks: number, look: () => Promise<undefined>) {
  let reached = (): void => undefined;
  const fold = {
    name: 'runs',
    checkpoint: { position: '0000000000000001' },
    reaches: () => new Promise<void>((resolve) => (reached = resolve)),
  };
  let looked = 0;
  const rows = {
    checkpoint: () => {
      looked += 1;
      if (looked >= looks) reached();
      return look();
    },
  };
  return caughtUp(rows as unknown as RowStore, clock, [fold as unknown as FoldRunner]);
}

it('I16 waits on for its own runner while the database is too busy to be asked', async () => {
  const busy = () => Promise.reject(new Error('timeout exceeded when trying to connect'));
  await expect(runnerAfter(3, busy)('runs', POSITION, Infinity)).resolves.toBe(true);
});

it('says at once what will not pass', async () => {
  const broken = () => Promise.reject(new TypeError('this is no row'));
  await expect(runnerAfter(3, broken)('runs', POSITION, Infinity)).rejects.toThrow('this is no row');
});

it('lets go of a runner that is not at work here, once another server has folded so far', async () => {
  const signals: AbortSignal[] = [];
  const standby = {
    name: 'runs',
    checkpoint: undefined,
    reaches: (_: string, signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<void>(() => undefined);
    },
  } as unknown as FoldRunner;
  await expect(caughtUp(reads(POSITION), clock, [standby])('runs', POSITION, Infinity)).resolves.toBe(true);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

it('answers in time, though the database does not', async () => {
  const silent = { checkpoint: () => new Promise(() => undefined) } as unknown as RowStore;
  await expect(caughtUp(silent, clock, [])('runs', POSITION, 5_000)).resolves.toBe(false);
});
