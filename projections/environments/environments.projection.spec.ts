import { describe, expect, it } from '@jest/globals';
import { projectionSpec, rowsOf } from '#kernel/testing/fold-spec.js';
import type { EnvironmentEvent } from '#domain/environment/environment.events.js';
import { defaultPolicies } from '#domain/environment/policies.js';
import type { HostedGroupsEvent } from '#domain/hosted-groups/hosted-groups.events.js';
import {
  addOnsAssigned,
  groupCreated,
  groupDeleted,
  groupDeletionRequested,
  groupRestored,
  groupScalingChanged,
  slotReleased,
  slotReserved,
} from '../../test/support/events/group-events.js';
import { activeGroups, committedSum } from './environment.row.js';
import { environments } from './environments.projection.js';

const created: EnvironmentEvent = {
  type: 'EnvironmentCreated',
  data: { environmentId: 'default', name: 'Default', policies: defaultPolicies },
};

function environmentAfter(...events: readonly (EnvironmentEvent | HostedGroupsEvent)[]) {
  const environment = rowsOf(environments.on, [created, ...events])['default'];
  if (environment === undefined) throw new Error('the environment has no row');
  return environment;
}

describe('environments', () => {
  it('X18 shows the policies in force', () => {
    const changed: EnvironmentEvent = {
      type: 'PolicyChanged',
      data: { environmentId: 'default', policy: 'idleTimeoutMs', value: 3_000, previousValue: 10_800_000 },
    };
    projectionSpec(environments)
      .given(created, changed)
      .thenRow('default', { name: 'Default', policies: { ...defaultPolicies, idleTimeoutMs: 3_000 } });
  });

  it('S10 S53 its capacity is its add-ons', () => {
    expect(environmentAfter(addOnsAssigned({ count: 8, previousCount: 0 })).capacity).toBe(8);
    expect(
      environmentAfter(addOnsAssigned({ count: 8, previousCount: 0 }), addOnsAssigned({ count: 3, previousCount: 8 }))
        .capacity,
    ).toBe(3);
  });

  it('counts the slots that are reserved', () => {
    expect(environmentAfter(groupCreated(), slotReserved(), slotReserved({ botId: 'bot-2' })).slots).toBe(2);
    expect(environmentAfter(groupCreated(), slotReserved(), slotReleased()).slots).toBe(0);
  });

  it('X3 adds up what active groups are guaranteed', () => {
    const two = [groupCreated({ committed: 1 }), groupCreated({ groupId: 'group-2', committed: 2 })] as const;
    expect(committedSum(environmentAfter(...two))).toBe(3);
    expect(committedSum(environmentAfter(...two, groupScalingChanged({ committed: 3 })))).toBe(5);
  });

  it('S106 X5 a group counts until its deletion is requested, and again when it is restored', () => {
    const gone = environmentAfter(groupCreated({ committed: 1 }), groupDeletionRequested(), groupDeleted());
    expect([activeGroups(gone), committedSum(gone)]).toEqual([0, 0]);
    const back = environmentAfter(
      groupCreated(),
      groupDeletionRequested(),
      groupDeleted(),
      groupRestored({ committed: 2 }),
    );
    expect([activeGroups(back), committedSum(back)]).toEqual([1, 2]);
  });
});
