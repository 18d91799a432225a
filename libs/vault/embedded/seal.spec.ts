import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SealBroken } from '../ports.js';
import type { MasterKey } from './master-key.js';
import { open, seal } from './seal.js';

const master: MasterKey = { id: 'master', bytes: new Uint8Array(32).fill(1) };
const marker = 'planted-marker';

describe('The seal of a secret', () => {
  it('opens to any text that was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        expect(open('a', seal('a', text, master), master)).toBe(text),
      ),
    );
  });

  it('looks different each time, and shows nothing of the value', () => {
    const [first, second] = [seal('a', marker, master), seal('a', marker, master)];
    expect(first.sealedValue.equals(second.sealedValue)).toBe(false);
    expect(first.wrappedKey.equals(second.wrappedKey)).toBe(false);
    expect(Buffer.concat([first.wrappedKey, first.sealedValue]).includes(marker)).toBe(false);
  });

  it('breaks under another reference', () => {
    expect(() => open('b', seal('a', marker, master), master)).toThrow(SealBroken);
  });

  it('breaks under another master key, also one of the same id', () => {
    const bytes = new Uint8Array(32).fill(2);
    expect(() => open('a', seal('a', marker, master), { id: 'other', bytes })).toThrow(SealBroken);
    expect(() => open('a', seal('a', marker, master), { id: 'master', bytes })).toThrow(SealBroken);
  });

  it('breaks when any byte is changed, or the end is cut off', () => {
    const sealed = seal('a', marker, master);
    for (const part of ['wrappedKey', 'sealedValue'] as const) {
      for (let index = 0; index < sealed[part].length; index++) {
        const changed = Buffer.from(sealed[part]);
        changed[index]! ^= 1;
        expect(() => open('a', { ...sealed, [part]: changed }, master)).toThrow(SealBroken);
        expect(() => open('a', { ...sealed, [part]: sealed[part].subarray(0, index) }, master)).toThrow(SealBroken);
      }
    }
  });

  it('says nothing of the value or the key when it breaks', () => {
    expect(() => open('b', seal('a', marker, master), master)).not.toThrow(marker);
  });
});
