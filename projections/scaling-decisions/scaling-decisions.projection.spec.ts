import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import type { ScalingEvent } from '#domain/scaling/scaling.events.js';
import { scalingDecisions } from './scaling-decisions.projection.js';

const decision = {
  environmentId: 'default',
  groupId: 'group-1',
  decidedAt: 100,
  result: 'scaleOut',
  rule: 'demand',
  bots: 2,
  inputs: {
    waiting: 5,
    busy: 0,
    idle: 0,
    provisioning: 0,
    leaving: 0,
    committed: 1,
    maximum: 4,
    capacity: 8,
    free: 7,
  },
  previous: null,
} as const;
const first: ScalingEvent = { type: 'ScalingDecided', data: decision };
const second: ScalingEvent = {
  type: 'ScalingDecided',
  data: { ...decision, decidedAt: 200, result: 'hold', rule: 'satisfied', previous: { repeats: 3, lastAt: 190 } },
};

describe('scaling-decisions', () => {
  it('U2 keeps every decision with what it saw, and the repeats of the one before', () =>
    projectionSpec(scalingDecisions)
      .given(first, second)
      .then({ 'group-1:event-0': first.data, 'group-1:event-1': second.data }));
});
