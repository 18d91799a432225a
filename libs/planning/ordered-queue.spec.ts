import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WaitingRun } from './fleet.js';
import { OrderedQueue } from './ordered-queue.js';
import { byPlace } from './queue-order.js';

const RUNS = 5_000;

const run = (number: number): WaitingRun => ({
  runId: `run-${number}`,
  groupId: 'group-1',
  priority: number % 3 === 0 ? 'high' : 'normal',
  queuedAt: Math.floor(number / 10),
  place: String(number).padStart(6, '0'),
});

describe('a long queue', () => {
  it('P1 is in order whatever the order in which its runs come and go', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: RUNS }, (_, number) => number)), (numbers) => {
        const queue = new OrderedQueue();
        for (const number of numbers) queue.add(run(number));
        const [gone, left] = [numbers.slice(0, numbers.length / 2), numbers.slice(numbers.length / 2)];
        for (const number of gone) queue.remove(run(number));

        const inOrder = left.map(run).sort(byPlace);
        expect([...queue]).toEqual(inOrder);
        expect(queue.runs).toBe(inOrder.length);
        expect(queue.first).toEqual(inOrder[0]);
        const isNormal = ({ priority }: WaitingRun) => priority === 'normal';
        expect(queue.firstThat(isNormal)).toEqual(inOrder.find(isNormal));
      }),
      { numRuns: 20 },
    ));
});
