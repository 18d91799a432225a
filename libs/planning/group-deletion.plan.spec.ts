import { expect, it } from '@jest/globals';
import { planGroupDeletions, type EndingGroup } from './group-deletion.plan.js';

const steps = (group: Partial<EndingGroup>) =>
  planGroupDeletions([{ groupId: 'sales', status: 'deleting', openRuns: [], bots: 0, ...group }]);

it('X13 cancels runs whose flow has not started, and lets running ones finish', () => {
  const openRuns = (['queued', 'assigned', 'running', 'cancelling'] as const).map((status) => ({
    runId: status,
    status,
  }));
  expect(steps({ openRuns, bots: 3 })).toEqual([
    { kind: 'cancelRun', runId: 'queued' },
    { kind: 'cancelRun', runId: 'assigned' },
  ]);
});

it('X13 finishes when no run and no bot is left', () => {
  expect(steps({ bots: 1 })).toEqual([]);
  expect(steps({})).toEqual([{ kind: 'finishDeletion', groupId: 'sales' }]);
});

it('X13 cancels a run that appears on a deleted group', () => {
  const openRuns = [{ runId: 'late', status: 'queued' }] as const;
  expect(steps({ status: 'deleted', openRuns })).toEqual([{ kind: 'cancelRun', runId: 'late' }]);
  expect(steps({ status: 'deleted' })).toEqual([]);
});
