import { describe, it } from '@jest/globals';
import { sagaSpec } from '#kernel/testing/fold-spec.js';
import {
  groupCreated,
  groupDeleted,
  groupDeletionRequested,
  groupRestored,
} from '../../test/support/events/group-events.js';
import {
  runAssigned,
  runEnqueued,
  runStarted,
  runSucceeded,
  runTimedOutInQueue,
} from '../../test/support/events/run-events.js';
import { groupInactivity } from './group-inactivity.saga.js';

const deleteInactive = (lastActivityAt: number, activeUntil: number) =>
  ({
    type: 'DeleteInactiveHostedGroup',
    data: { environmentId: 'default', groupId: 'group-1', lastActivityAt, activeUntil },
  }) as const;

const created = groupCreated({ createdAt: 5, activeUntil: 10_005 });
const oneRun = [runEnqueued(), runAssigned(), runStarted()] as const;

describe('group-inactivity', () => {
  it('S109 X5 deletes a group that never ran anything, one millisecond after its last active one', () =>
    sagaSpec(groupInactivity)
      .given(created)
      .thenWants('group-1', { at: 10_006, command: deleteInactive(5, 10_005) }));

  it('X5 a group with a queued or running run is never inactive', () => {
    sagaSpec(groupInactivity).given(created, runEnqueued()).thenWantsNothing('group-1');
    sagaSpec(groupInactivity)
      .given(created, ...oneRun)
      .thenWantsNothing('group-1');
  });

  it('X5 counts from the end of the last run that had started', () =>
    sagaSpec(groupInactivity)
      .given(created, ...oneRun, runSucceeded({ endedAt: 400, groupActiveUntil: 10_400 }))
      .thenWants('group-1', { at: 10_401, command: deleteInactive(400, 10_400) }));

  it('X5 a run that never started is no activity', () =>
    sagaSpec(groupInactivity)
      .given(created, runEnqueued(), runTimedOutInQueue())
      .thenWants('group-1', { at: 10_006, command: deleteInactive(5, 10_005) }));

  it('waits for the last of several runs', () =>
    sagaSpec(groupInactivity)
      .given(created, ...oneRun, runEnqueued({ runId: 'run-2' }), runSucceeded())
      .thenWantsNothing('group-1'));

  it('wants nothing of a group that is being deleted, or is', () => {
    sagaSpec(groupInactivity).given(created, groupDeletionRequested()).thenWantsNothing('group-1');
    sagaSpec(groupInactivity).given(created, groupDeletionRequested(), groupDeleted()).thenWantsNothing('group-1');
  });

  it('U7 X5 restoring starts the time anew', () =>
    sagaSpec(groupInactivity)
      .given(
        created,
        groupDeletionRequested(),
        groupDeleted(),
        groupRestored({ restoredAt: 4_000, activeUntil: 14_000 }),
      )
      .thenWants('group-1', { at: 14_001, command: deleteInactive(4_000, 14_000) }));

  it('X5 a run that slipped into a deleted group keeps the restored one active', () =>
    sagaSpec(groupInactivity)
      .given(created, groupDeletionRequested(), runEnqueued(), groupRestored())
      .thenWantsNothing('group-1'));
});
