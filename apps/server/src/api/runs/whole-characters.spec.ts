import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wholeCharacters } from './whole-characters.js';

describe('the whole characters of a chunk', () => {
  it('make the text again, wherever it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, cut) => {
        const bytes = Buffer.from(text);
        const first = wholeCharacters(bytes.subarray(0, cut % (bytes.length + 1)));
        const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        expect(decoder.decode(first) + decoder.decode(bytes.subarray(first.length))).toBe(text);
      }),
    );
  });

  it('pass on what is no text at all, so that nothing waits for ever', () => {
    expect(wholeCharacters(Uint8Array.from([0x80, 0x80, 0x80, 0x80, 0x80])).length).toBe(5);
    expect(wholeCharacters(Uint8Array.from([0x41, 0xff, 0x42])).length).toBe(3);
  });
});
