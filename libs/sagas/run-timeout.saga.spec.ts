import { describe, it } from '@jest/globals';
import { sagaSpec } from '#kernel/testing/fold-spec.js';
import {
  runAssigned,
  runCancellationRequested,
  runCancelled,
  runEnqueued,
  runFailed,
  runReturned,
  runStarted,
  runSucceeded,
  runTimedOut,
} from '../../test/support/events/run-events.js';
import { runTimeout } from './run-timeout.saga.js';

const expireRun = { type: 'ExpireRun', data: { environmentId: 'default', runId: 'run-1' } } as const;
const returnRun = {
  type: 'ReturnRun',
  data: { environmentId: 'default', runId: 'run-1', botId: 'bot-1', claim: 1 },
} as const;

describe('run-timeout', () => {
  it('S62 X18 a run that waits expires at the deadline that it was queued with', () =>
    sagaSpec(runTimeout)
      .given(runEnqueued({ queueDeadline: 1_000 }))
      .thenWants('run-1', { at: 1_000, command: expireRun }));

  it('takes a run back from a bot that does not acknowledge it', () =>
    sagaSpec(runTimeout)
      .given(runEnqueued(), runAssigned({ acknowledgeDeadline: 230 }))
      .thenWants('run-1', { at: 230, command: returnRun }));

  it('S62 a run that went back keeps its queue deadline', () =>
    sagaSpec(runTimeout)
      .given(runEnqueued(), runAssigned(), runReturned({ queueDeadline: 1_000 }))
      .thenWants('run-1', { at: 1_000, command: expireRun }));

  it('S63 X18 a running run expires at the deadline that it was started with', () =>
    sagaSpec(runTimeout)
      .given(runEnqueued(), runAssigned(), runStarted({ runDeadline: 5_000 }))
      .thenWants('run-1', { at: 5_000, command: expireRun }));

  it('S63 a run that is being cancelled still expires', () =>
    sagaSpec(runTimeout)
      .given(runEnqueued(), runAssigned(), runStarted({ runDeadline: 5_000 }), runCancellationRequested())
      .thenWants('run-1', { at: 5_000, command: expireRun }));

  it.each([runSucceeded(), runFailed(), runCancelled(), runTimedOut()])('is over after $type', (end) =>
    sagaSpec(runTimeout).given(runEnqueued(), runAssigned(), runStarted(), end).thenIsOver('run-1'),
  );
});
