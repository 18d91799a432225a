import { describe, expect, it } from '@jest/globals';
import { projectionSpec, rowsOf } from '#kernel/testing/fold-spec.js';
import {
  runAssigned,
  runCancellationRequested,
  runCancelled,
  runCancelledInQueue,
  runEnqueued,
  runFailed,
  runReturned,
  runStarted,
  runSucceeded,
  runTimedOutInQueue,
} from '../../test/support/events/run-events.js';
import { runs } from './runs.projection.js';

const started = [runEnqueued(), runAssigned(), runStarted()] as const;

describe('runs', () => {
  it('S3 a triggered run is queued, in the place of its first event', () =>
    projectionSpec(runs).given(runEnqueued()).thenRow('run-1', {
      status: 'queued',
      place: '0000000000000000',
      turn: '1:0000000000000100:0000000000000000',
      queueDeadline: 1_000,
      botId: null,
    }));

  it('shows the bot that it is assigned to, and until when that has to acknowledge', () =>
    projectionSpec(runs)
      .given(runEnqueued(), runAssigned())
      .thenRow('run-1', { status: 'assigned', botId: 'bot-1', claim: 1, assignedAt: 200, acknowledgeDeadline: 230 }));

  it('a run that went back is as it was before, in its old place', () => {
    const before = rowsOf(runs.on, [runEnqueued()]);
    projectionSpec(runs).given(runEnqueued(), runAssigned(), runReturned()).then(before);
  });

  it('P3 P4 a run that succeeded refers to its outputs and keeps its bot', () =>
    projectionSpec(runs)
      .given(...started, runSucceeded({ outputsId: 'outputs-1', outputsBytes: 30, endedAt: 400 }))
      .thenRow('run-1', {
        status: 'succeeded',
        botId: 'bot-1',
        startedAt: 300,
        endedAt: 400,
        outputsId: 'outputs-1',
        outputsBytes: 30,
      }));

  it('P3 a run that failed carries its stable code', () =>
    projectionSpec(runs)
      .given(...started, runFailed({ code: 'FlowFailed', exitCode: 2 }))
      .thenRow('run-1', { status: 'failed', code: 'FlowFailed', exitCode: 2, signal: null }));

  it('P2 keeps who asked for the end, from the request on', () => {
    const requested = { requestedBy: 'person-1', requestedAt: 350, forceAt: 380, commentId: 'comment-1' };
    projectionSpec(runs)
      .given(...started, runCancellationRequested())
      .thenRow('run-1', { status: 'cancelling', cancellation: { reason: null, ...requested } });
    projectionSpec(runs)
      .given(...started, runCancellationRequested(), runCancelled())
      .thenRow('run-1', { status: 'cancelled', cancellation: { reason: 'person', ...requested } });
  });

  it('X13 a waiting run of a deleted group is cancelled with the reason, and nothing to force', () =>
    projectionSpec(runs)
      .given(runEnqueued(), runCancelledInQueue({ reason: 'groupDeleted', endedAt: 500 }))
      .thenRow('run-1', {
        status: 'cancelled',
        cancellation: {
          reason: 'groupDeleted',
          requestedBy: 'system:group-deletion',
          requestedAt: 500,
          forceAt: null,
          commentId: null,
        },
      }));

  it('S62 a run that waited too long names no candidate machine', () =>
    projectionSpec(runs)
      .given(runEnqueued(), runTimedOutInQueue())
      .thenRow('run-1', { status: 'timedOut', timedOutWhere: 'queue', code: 'NoCandidateMachine', botId: null }));

  it('refuses an event of a run that was never queued', () => {
    expect(() => rowsOf(runs.on, [runStarted()])).toThrow('RunStarted at 0000000000000000 speaks of run-1');
  });

  it.each(['queuedAt', 'startedAt', 'endedAt'])('lists a hundred thousand runs by %s along an index', (order) => {
    const along = runs.indexes.map((fields) => fields.filter((field) => field !== 'environmentId')[0]);
    expect(along).toContain(order);
  });

  it('lists the runs of a flow along an index, the latest first', () =>
    expect(runs.indexes).toContainEqual(['flowId', 'queuedAt']));
});
