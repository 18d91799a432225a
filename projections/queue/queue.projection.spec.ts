import { describe, expect, it } from '@jest/globals';
import { keysOf, type AnyFolds } from '#kernel/fold.js';
import { projectionSpec, rowsOf } from '#kernel/testing/fold-spec.js';
import { recorded } from '#kernel/testing/recorded.js';
import {
  runAssigned,
  runCancelledInQueue,
  runEnqueued,
  runReturned,
  runStarted,
  runSucceeded,
  runTimedOutInQueue,
} from '../../test/support/events/run-events.js';
import { queue } from './queue.projection.js';

describe('queue', () => {
  it('S58 S72 holds the runs that wait', () =>
    projectionSpec(queue)
      .given(runEnqueued(), runEnqueued({ runId: 'run-2' }))
      .thenRow('run-2', { status: 'queued', queuedAt: 100, queueDeadline: 1_000 }));

  it('an assigned run is in it until it has started', () => {
    projectionSpec(queue)
      .given(runEnqueued(), runAssigned())
      .thenRow('run-1', { status: 'assigned', botId: 'bot-1', acknowledgeDeadline: 230 });
    projectionSpec(queue).given(runEnqueued(), runAssigned(), runStarted()).then({});
  });

  it('a run that went back is as it was before', () => {
    const before = rowsOf(queue.on, [runEnqueued()]);
    projectionSpec(queue).given(runEnqueued(), runAssigned(), runReturned()).then(before);
  });

  it.each([runCancelledInQueue(), runTimedOutInQueue()])('S62 P2 $type takes a waiting run out', (end) =>
    projectionSpec(queue).given(runEnqueued(), end).then({}),
  );

  it('does not look for the row of a run that had started when it ended', () => {
    const keys = recorded([runSucceeded()]).map((end) => keysOf(queue.on as unknown as AnyFolds, end));
    expect(keys).toEqual([[]]);
  });

  it('P1 sorts by priority, then time queued, then place', () => {
    const rows = rowsOf(queue.on, [
      runEnqueued({ runId: 'late', queuedAt: 1_000 }),
      runEnqueued({ runId: 'first-of-two', queuedAt: 200 }),
      runEnqueued({ runId: 'second-of-two', queuedAt: 200 }),
      runEnqueued({ runId: 'high', queuedAt: 5_000, priority: 'high' }),
    ]);
    const inTurn = Object.values(rows).sort((a, b) => (a.turn < b.turn ? -1 : 1));
    expect(inTurn.map(({ runId }) => runId)).toEqual(['high', 'first-of-two', 'second-of-two', 'late']);
  });
});
