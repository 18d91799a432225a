import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WaitingRun } from './fleet.js';
import { QueueIndex } from './queue-index.js';
import { byPlace } from './queue-order.js';
import { waitingByGroup } from './waiting-by-group.js';

const anyRun: fc.Arbitrary<WaitingRun> = fc.record({
  runId: fc.nat(20).map((number) => `run-${number}`),
  groupId: fc.constantFrom('a', 'b'),
  priority: fc.constantFrom('high', 'normal'),
  queuedAt: fc.nat(5),
  place: fc.nat(5).map(String),
});
const anyStep = fc.oneof(
  anyRun.map((put) => ({ put })),
  anyRun.map(({ runId }) => ({ remove: runId })),
);

describe('queues kept in order', () => {
  it('P1 are, after any comings and goings, what sorting and counting all waiting runs would give', () =>
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const index = new QueueIndex();
        const waiting = new Map<string, WaitingRun>();
        for (const step of steps) {
          if ('put' in step) {
            index.put(step.put);
            waiting.set(step.put.runId, step.put);
          } else {
            index.remove(step.remove);
            waiting.delete(step.remove);
          }
        }
        const queues = waitingByGroup([...waiting.values()]);
        for (const groupId of ['a', 'b']) {
          const inOrder = [...waiting.values()].filter((run) => run.groupId === groupId).sort(byPlace);
          expect(index.next(groupId, 100)).toEqual(inOrder);
          expect(index.queueOf(groupId)).toEqual(queues.get(groupId));
        }
      }),
    ));

  it('gives the first so many that are not left out', () => {
    const index = new QueueIndex();
    for (const place of ['3', '1', '2', '4'])
      index.put({ runId: `run-${place}`, groupId: 'a', priority: 'normal', queuedAt: 0, place });
    const next = index.next('a', 2, (runId) => runId === 'run-1');
    expect(next.map(({ runId }) => runId)).toEqual(['run-2', 'run-3']);
  });
});
