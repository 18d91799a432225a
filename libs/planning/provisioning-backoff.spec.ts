import { describe, expect, it } from '@jest/globals';
import { planScaling } from './scaling.plan.js';
import { fleetOf, group, idle, NEWER_IMAGE, provisioning, runs } from './testing/fleets.js';
import { planned } from './testing/planned.js';

describe('provisioning back-off', () => {
  const failed = (failuresInARow: number) => [group('sales', { failuresInARow, lastFailureAt: 1_000 })];
  const waiting = runs('sales', 4);
  const minutes = (count: number) => 1_000 + count * 60_000;

  it('X10 replaces a failed bot twice', () => {
    expect(planned({ groups: failed(2), waiting }, 1_000)).toEqual(['sales scaleOut 4 demand']);
  });

  it('X10 then backs off, and probes with one bot', () => {
    expect(planned({ groups: failed(3), waiting }, minutes(10) - 1)).toEqual(['sales blocked 0 provisioningBackoff']);
    expect(planned({ groups: failed(3), waiting }, minutes(10))).toEqual([
      'sales scaleOut 1 demand',
      'sales blocked 0 provisioningBackoff',
    ]);
    const bots = [provisioning('sales', 'probe')];
    expect(planned({ groups: failed(3), bots, waiting }, minutes(10))).toEqual(['sales blocked 0 provisioningBackoff']);
  });

  it('X10 says when it will try again: the time doubles with each further failure, up to six hours', () => {
    const nextAttemptAt = (failures: number) => {
      const [decision] = planScaling(fleetOf({ groups: failed(failures), waiting }), 1_000);
      return decision?.result === 'blocked' ? decision.nextAttemptAt : undefined;
    };
    expect([3, 4, 5, 8, 9, 2_000].map(nextAttemptAt)).toEqual([10, 20, 40, 320, 360, 360].map(minutes));
  });

  it('X10 may probe again at once when its probe was let go for a stronger rule', () => {
    const groups = [group('sales', { maximum: 1, image: NEWER_IMAGE, failuresInARow: 3, lastFailureAt: 1_000 })];
    const fleet = { groups, bots: [provisioning('sales', 'probe')], waiting: runs('sales', 1) };
    expect(planned(fleet, minutes(10))).toEqual([
      'sales scaleIn sales-probe imageUpdate',
      'sales blocked 0 groupMaximum',
    ]);
    const roomier = { ...fleet, groups: groups.map((sales) => ({ ...sales, maximum: 2 })) };
    expect(planned(roomier, minutes(10))).toEqual(['sales scaleIn sales-probe imageUpdate', 'sales scaleOut 1 demand']);
  });

  it('X19 a group that backs off has no demand: nobody gives a bot up for it', () => {
    const groups = [...failed(3), group('finance')];
    const bots = [idle('finance', '1')];
    expect(planned({ capacity: 1, groups, bots, waiting }, 1_000)).toEqual([
      'sales blocked 0 provisioningBackoff',
      'finance hold 0 keepWarm',
    ]);
  });
});
