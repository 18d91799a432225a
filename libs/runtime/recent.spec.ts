import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Recent } from './recent.js';

describe('what was used last', () => {
  it('stays for as long as half the capacity of other keys has not been used since', () => {
    const recent = new Recent<number>(100);
    recent.set('kept', 1);
    for (let other = 0; other < 1_000; other += 1) {
      recent.set(`other ${other}`, other);
      if (other % 40 === 0) expect(recent.get('kept')).toBe(1);
    }
    expect(recent.get('other 1')).toBeUndefined();
  });

  it('is never anything but what was set last, and nothing after it was deleted', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('set', 'get', 'delete'), fc.nat(9))), (steps) => {
        const recent = new Recent<number>(8);
        const set = new Map<string, number>();
        steps.forEach(([step, number], index) => {
          const key = String(number);
          if (step === 'set') {
            recent.set(key, index);
            set.set(key, index);
          }
          if (step === 'delete') {
            recent.delete(key);
            set.delete(key);
          }
          const known = recent.get(key);
          if (known !== undefined) expect(known).toBe(set.get(key));
          expect(recent.has(key)).toBe(known !== undefined);
        });
      }),
    ));
});
