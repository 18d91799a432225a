import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import { botEnrolled, botProvisioningFailed } from '../../test/support/events/bot-events.js';
import {
  groupCreated,
  groupDeleted,
  groupDeletionRequested,
  groupRenamed,
  groupRestored,
  groupScalingChanged,
  slotReserved,
} from '../../test/support/events/group-events.js';
import {
  runAssigned,
  runCancelledInQueue,
  runEnqueued,
  runReturned,
  runStarted,
  runSucceeded,
} from '../../test/support/events/run-events.js';
import { groups } from './groups.projection.js';

const created = groupCreated({ createdAt: 5, activeUntil: 10_005 });

describe('groups', () => {
  it('S39 S41 S42 S68 shows a new group with what it was created with', () =>
    projectionSpec(groups).given(created).thenRow('group-1', {
      name: 'Invoices',
      status: 'active',
      committed: 1,
      maximum: 4,
      configuration: 1,
      lastActivityAt: 5,
      activeUntil: 10_005,
      queued: 0,
      running: 0,
    }));

  it('P11 an edit brings the number of the configuration', () => {
    projectionSpec(groups).given(created, groupRenamed()).thenRow('group-1', { name: 'Bills', configuration: 2 });
    projectionSpec(groups)
      .given(created, groupScalingChanged())
      .thenRow('group-1', { committed: 3, maximum: 6, configuration: 2 });
  });

  it('S110 X13 a deleted group stays, with the reason', () => {
    const requested = groupDeletionRequested({ reason: 'inactivity', requestedAt: 2_000 });
    projectionSpec(groups)
      .given(created, requested)
      .thenRow('group-1', { status: 'deleting', deletionReason: 'inactivity', deletionRequestedAt: 2_000 });
    projectionSpec(groups)
      .given(created, requested, groupDeleted({ reason: 'inactivity', deletedAt: 3_000 }))
      .thenRow('group-1', { status: 'deleted', deletionReason: 'inactivity', deletedAt: 3_000 });
  });

  it('U7 X5 a restored group is active anew', () =>
    projectionSpec(groups)
      .given(created, groupDeletionRequested(), groupDeleted(), groupRestored())
      .thenRow('group-1', {
        status: 'active',
        name: 'Invoices again',
        committed: 0,
        deletionReason: null,
        deletionRequestedAt: null,
        deletedAt: null,
        lastActivityAt: 4_000,
        activeUntil: 14_000,
      }));

  it('S58 S68 counts an assigned run as queued, a started one as running', () => {
    const assigned = [created, runEnqueued(), runEnqueued({ runId: 'run-2' }), runAssigned()] as const;
    projectionSpec(groups)
      .given(...assigned)
      .thenRow('group-1', { queued: 2, assigned: 1, running: 0 });
    projectionSpec(groups)
      .given(...assigned, runReturned())
      .thenRow('group-1', { queued: 2, assigned: 0, running: 0 });
    projectionSpec(groups)
      .given(...assigned, runStarted())
      .thenRow('group-1', { queued: 1, assigned: 0, running: 1 });
    projectionSpec(groups)
      .given(...assigned, runStarted(), runSucceeded())
      .thenRow('group-1', { queued: 1, assigned: 0, running: 0, succeeded: 1 });
  });

  it('X5 only a run that had started is activity', () => {
    projectionSpec(groups)
      .given(created, runEnqueued(), runCancelledInQueue({ endedAt: 400 }))
      .thenRow('group-1', { lastActivityAt: 5, activeUntil: 10_005, cancelled: 1 });
    projectionSpec(groups)
      .given(created, runEnqueued(), runAssigned(), runStarted(), runSucceeded())
      .thenRow('group-1', { lastActivityAt: 400, activeUntil: 10_400 });
  });

  it('X4 learns how long a run of the group takes, from those that had started', () => {
    const started = [created, runEnqueued(), runAssigned(), runStarted()] as const;
    projectionSpec(groups)
      .given(...started)
      .thenRow('group-1', { typicalRunMs: null });
    projectionSpec(groups)
      .given(created, runEnqueued(), runCancelledInQueue())
      .thenRow('group-1', { typicalRunMs: null });
    projectionSpec(groups)
      .given(...started, runSucceeded())
      .thenRow('group-1', { typicalRunMs: 100 });
  });

  it('X10 counts failures in a row, until a bot enrols', () => {
    const twoFailed = [
      created,
      slotReserved(),
      slotReserved({ botId: 'bot-2' }),
      slotReserved({ botId: 'bot-3' }),
      botProvisioningFailed({ failedAt: 600 }),
      botProvisioningFailed({ botId: 'bot-2', failedAt: 700 }),
    ] as const;
    projectionSpec(groups)
      .given(...twoFailed)
      .thenRow('group-1', { failuresInARow: 2, lastFailureAt: 700 });
    projectionSpec(groups)
      .given(...twoFailed, botEnrolled({ botId: 'bot-3' }))
      .thenRow('group-1', { failuresInARow: 0, lastFailureAt: null });
  });
});
