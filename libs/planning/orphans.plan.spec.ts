import { expect, it } from '@jest/globals';
import { ORPHAN_GRACE_MS, planOrphans } from './orphans.plan.js';

const machines = [{ botId: 'owned' }, { botId: 'orphan' }];
const ownerIds = new Set(['owned']);

it('I11 removes a machine that no bot owns, when two looks have found none', () => {
  const first = planOrphans({ machines, ownerIds, suspects: new Map() }, 0);
  expect(first.remove).toEqual([]);
  expect(planOrphans({ machines, ownerIds, suspects: first.suspects }, ORPHAN_GRACE_MS - 1).remove).toEqual([]);
  expect(planOrphans({ machines, ownerIds, suspects: first.suspects }, ORPHAN_GRACE_MS).remove).toEqual(['orphan']);
});

it('I11 forgets the suspicion when the row of its bot has caught up', () => {
  const first = planOrphans({ machines, ownerIds, suspects: new Map() }, 0);
  const second = planOrphans({ machines, ownerIds: new Set(['owned', 'orphan']), suspects: first.suspects }, 1);
  expect(second).toEqual({ remove: [], suspects: new Map() });
});
