import { describe, expect, it } from '@jest/globals';
import { emptyDraft, faultsOf, ofTouched, requestOf, type Room } from './draft.js';

const room: Room = {
  capacity: 8,
  committed: 6,
  free: 3,
  maximumBots: 50,
  names: ['Invoices'],
  accesses: ['agentAccount'],
};
const draft = { ...emptyDraft, name: 'Payroll' };

describe('the draft of a hosted group', () => {
  it('S39 needs a name, and one that is free whatever its case', () => {
    expect(faultsOf({ ...draft, name: '  ' }, room).name).toContain('Give the group a name');
    expect(faultsOf({ ...draft, name: 'INVOICES' }, room).name).toContain('already');
  });

  it('S16 X12 has a maximum of at most the capacity', () => {
    expect(faultsOf({ ...draft, maximum: 8 }, room).maximum).toBeUndefined();
    expect(faultsOf({ ...draft, maximum: 9 }, room).maximum).toContain('At most 8');
    expect(faultsOf({ ...draft, maximum: 51 }, { ...room, capacity: 100 }).maximum).toContain('At most 50');
  });

  it('X3 commits no slot that is guaranteed to others', () => {
    expect(faultsOf({ ...draft, committed: 2, maximum: 4 }, room).committed).toBeUndefined();
    expect(faultsOf({ ...draft, committed: 3, maximum: 4 }, room).committed).toContain('Only 2 of 8');
    expect(faultsOf({ ...draft, committed: 2, maximum: 1 }, room).committed).toContain('At most the maximum');
    expect(faultsOf({ ...draft, committed: 2, maximum: 2 }, { ...room, committed: 7 }).committed).toContain(
      '1 of 8 slots is',
    );
  });

  it('says at once what is wrong with what was typed, and not before', () => {
    const faults = faultsOf({ ...emptyDraft, committed: 2, maximum: 1 }, room);
    expect(Object.keys(faults)).toEqual(['name', 'committed']);
    expect(ofTouched(faults, [])).toEqual({});
    expect(ofTouched(faults, ['maximum'])).toEqual({ committed: faults.committed });
    expect(ofTouched(faults, ['name'])).toEqual({ name: faults.name });
  });

  it('leaves out what was left empty', () => {
    expect(requestOf(draft)).toEqual({
      name: 'Payroll',
      sessionReuse: false,
      committed: 0,
      maximum: 1,
      access: 'agentAccount',
    });
  });
});
