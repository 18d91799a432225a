import { expect, it } from '@jest/globals';
import { planConnectionDeletion } from './connection-deletion.plan.js';

const credentialId = 'credential-1';

it('cancels the runs by it whose flow has not started, and lets running ones finish', () => {
  const openRuns = (['queued', 'assigned', 'running', 'cancelling'] as const).map((status) => ({
    runId: status,
    status,
  }));
  expect(planConnectionDeletion({ credentialId, openRuns })).toEqual([
    { kind: 'cancelRun', runId: 'queued' },
    { kind: 'cancelRun', runId: 'assigned' },
  ]);
});

it('X20 erases its credential when the last of its runs has ended', () => {
  const openRuns = [{ runId: 'run-1', status: 'running' }] as const;
  expect(planConnectionDeletion({ credentialId, openRuns })).toEqual([]);
  expect(planConnectionDeletion({ credentialId, openRuns: [] })).toEqual([{ kind: 'eraseCredential', credentialId }]);
  expect(planConnectionDeletion({ credentialId: null, openRuns: [] })).toEqual([]);
});
