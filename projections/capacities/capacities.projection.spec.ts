import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import {
  addOnsAssigned,
  groupCreated,
  groupDeleted,
  groupDeletionRequested,
  groupRestored,
  groupScalingChanged,
} from '../../test/support/events/group-events.js';
import { capacities } from './capacities.projection.js';

const at = (position: number): string => String(position).padStart(16, '0');

describe('capacities', () => {
  it('keep each change of what a group and its environment may have', () =>
    projectionSpec(capacities)
      .given(
        addOnsAssigned({ count: 8 }),
        groupCreated({ maximum: 4, createdAt: 5 }),
        groupScalingChanged({ maximum: 6 }),
        groupDeletionRequested(),
        groupDeleted({ deletedAt: 3_000 }),
        groupRestored({ maximum: 2, restoredAt: 4_000 }),
      )
      .then({
        [at(0)]: { scope: 'environment:default', since: 0, bots: 8 },
        [at(1)]: { scope: 'group:group-1', since: 5, bots: 4 },
        [at(2)]: { scope: 'group:group-1', since: 2, bots: 6 },
        [at(4)]: { scope: 'group:group-1', since: 3_000, bots: 0 },
        [at(5)]: { scope: 'group:group-1', since: 4_000, bots: 2 },
      }));
});
