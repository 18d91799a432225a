import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_JSON_DEPTH, parseJsonBody } from './json-body.js';
import { Problem } from './problem.js';

const parsed = (text: string | Uint8Array): unknown => parseJsonBody(Buffer.from(text));
const refusal = (text: string | Uint8Array): string | undefined => {
  try {
    parsed(text);
    return undefined;
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
};

/** JSON writes no negative zero. */
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a JSON body', () => {
  it('is read as it was sent', () => {
    const harmless = fc.jsonValue({ maxDepth: 5 }).filter((value) => !JSON.stringify(value).includes('"__proto__":'));
    fc.assert(fc.property(harmless, (value) => expect(parsed(JSON.stringify(value))).toEqual(asSent(value))));
    expect(parsed('')).toBeUndefined();
  });

  it('may be as deep as the limit, and no deeper', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(refusal(nested(MAX_JSON_DEPTH))).toBeUndefined();
    expect(refusal(nested(MAX_JSON_DEPTH + 1))).toBe('json-too-deep');
    expect(refusal(nested(120_000))).toBe('json-too-deep');
  });

  it.each([
    ['{"a": {"__proto__": {}}}', 'forbidden-field'],
    ['{"constructor": {"prototype": {}}}', 'forbidden-field'],
    ['{"a": -1e999}', 'malformed-json'],
    ['{"a": NaN}', 'malformed-json'],
    ['{"a": 1} {"b": 2}', 'malformed-json'],
    ["{'a': 1}", 'malformed-json'],
    [Uint8Array.from([0x22, 0xff, 0x22]), 'malformed-json'],
  ])('is refused as %s', (text, code) => {
    expect(refusal(text)).toBe(code);
  });

  it('may have a field called constructor that is no way to a prototype', () => {
    expect(parsed('{"constructor": "Acme"}')).toEqual({ constructor: 'Acme' });
  });
});
