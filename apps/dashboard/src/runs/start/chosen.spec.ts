import { describe, expect, it } from '@jest/globals';
import { chosenFirst, wayOf, withChoice, type Former } from './chosen.js';

const again: Former = {
  runId: 'run',
  groupId: 'finance',
  flowId: 'invoices',
  connectionId: 'by-ada',
  priority: 'high',
  correlationId: 'order-1',
  inputsBytes: 2,
};
const [ada, bob, other] = [
  { connectionId: 'by-ada', groupId: 'finance' },
  { connectionId: 'by-bob', groupId: 'finance' },
  { connectionId: 'by-eve', groupId: 'other' },
];

describe('what is chosen for a run', () => {
  it('is at first all that the run had that is run again', () => {
    expect(chosenFirst({ again })).toMatchObject({
      connectionId: 'by-ada',
      priority: 'high',
      correlationId: 'order-1',
    });
  });

  it('forgets the inputs with the flow, and the connection with the group', () => {
    const chosen = { ...chosenFirst({ again }), inputs: { invoice: 7 } };
    expect(withChoice(chosen, { flowId: 'letters' })).toMatchObject({ inputs: undefined, connectionId: 'by-ada' });
    expect(withChoice(chosen, { groupId: 'other' })).toMatchObject({ inputs: { invoice: 7 }, connectionId: '' });
    expect(withChoice(chosen, { priority: 'normal' })).toMatchObject({
      inputs: { invoice: 7 },
      connectionId: 'by-ada',
    });
  });
});

describe('the connection that a run goes by', () => {
  it('is the chosen one, or none where that is gone', () => {
    expect(wayOf(chosenFirst({ again }), [bob, ada])).toBe(ada);
    expect(wayOf(chosenFirst({ again }), [bob])).toBeUndefined();
  });

  it('is the only one of the group, and is asked for where there are more', () => {
    const chosen = chosenFirst({ groupId: 'finance' });
    expect(wayOf(chosen, [other, ada])).toBe(ada);
    expect(wayOf(chosen, [ada, bob])).toBeUndefined();
  });

  it('is none of the former group', () => {
    expect(wayOf(chosenFirst({ groupId: 'new' }), [other])).toBeUndefined();
  });
});
