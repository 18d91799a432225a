import { expect, it } from '@jest/globals';
import { planGroupDeletion, type EndingGroup } from './group-deletion.plan.js';

const steps = (group: Partial<EndingGroup>) =>
  planGroupDeletion({ groupId: 'sales', status: 'deleting', notStarted: [], running: 0, bots: 0, ...group });

it('X13 cancels runs whose flow has not started, and lets running ones finish', () => {
  const notStarted = [{ runId: 'queued' }, { runId: 'assigned' }];
  expect(steps({ notStarted, running: 2, bots: 3 })).toEqual([
    { kind: 'cancelRun', runId: 'queued' },
    { kind: 'cancelRun', runId: 'assigned' },
  ]);
  expect(steps({ running: 2, bots: 2 })).toEqual([]);
});

it('X13 finishes when no run and no bot is left', () => {
  expect(steps({ bots: 1 })).toEqual([]);
  expect(steps({ running: 1 })).toEqual([]);
  expect(steps({})).toEqual([{ kind: 'finishDeletion', groupId: 'sales' }]);
});

it('X13 cancels a run that appears on a deleted group', () => {
  const notStarted = [{ runId: 'late' }];
  expect(steps({ status: 'deleted', notStarted })).toEqual([{ kind: 'cancelRun', runId: 'late' }]);
  expect(steps({ status: 'deleted' })).toEqual([]);
});
