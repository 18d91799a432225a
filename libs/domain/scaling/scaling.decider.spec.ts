import { it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import type { ScalingCommand } from './scaling.commands.js';
import { scalingDecider } from './scaling.decider.js';
import type { ScalingEvent } from './scaling.events.js';

const spec = specFor(scalingDecider);
const numbers = { waiting: 5, busy: 2, idle: 0, provisioning: 0, leaving: 0 };
const inputs = { ...numbers, committed: 1, maximum: 4, capacity: 8, free: 6 };
type Data = ScalingCommand['data'];
const decision: Data = {
  ...{ environmentId: 'default', groupId: 'group-1' },
  ...{ result: 'blocked', rule: 'groupMaximum', bots: 0, inputs, previous: null },
};
const record = (changes: Partial<Data> = {}): ScalingCommand => ({
  type: 'RecordScalingDecision',
  data: { ...decision, ...changes },
});
const decided = (changes: Partial<Data> = {}, decidedAt = 3): ScalingEvent => ({
  type: 'ScalingDecided',
  data: { ...decision, ...changes, decidedAt },
});

it('U2 keeps a decision with what it saw', () => spec.given().when(record(), { now: 3 }).then(decided()));
it('U2 the same decision made again, on other numbers, is not worth an event', () =>
  spec
    .given(decided())
    .when(record({ inputs: { ...inputs, waiting: 6 } }))
    .then());
it('U2 another result or another rule is, and carries how often the last one was repeated', () => {
  const previous = { repeats: 12, lastAt: 8 };
  const other = { rule: 'environmentCapacity', previous } as const;
  spec.given(decided()).when(record(other), { now: 9 }).then(decided(other, 9));
  spec
    .given(decided())
    .when(record({ result: 'hold' }))
    .thenTypes('ScalingDecided');
});
it('U2 bots that come or go are always kept', () => {
  const grown = { result: 'scaleOut', rule: 'demand', bots: 2 } as const;
  spec.given(decided(grown)).when(record(grown), { now: 9 }).then(decided(grown, 9));
});
