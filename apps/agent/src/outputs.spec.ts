import { expect, it } from '@jest/globals';

import { parseOutputs } from './outputs.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

it('takes one JSON object', () => {
  expect(parseOutputs(bytes(' {"a": [1, null]}\n'))).toEqual({ kind: 'outputs', value: { a: [1, null] } });
});

it.each([
  ['nothing', bytes('')],
  ['no JSON', bytes('m4rker')],
  ['two objects', bytes('{}{}')],
  ['an array', bytes('[]')],
  ['null', bytes('null')],
  ['a number', bytes('1')],
  ['text that is no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
])('refuses %s, and does not repeat it', (_, content) => {
  const outputs = parseOutputs(content);
  expect(outputs.kind).toBe('invalid');
  expect(JSON.stringify(outputs)).not.toContain('m4rker');
});

const nested = (levels: number): Uint8Array => bytes('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));

it('takes what is nested as deeply as the server allows', () => {
  expect(parseOutputs(nested(31))).toMatchObject({ kind: 'outputs' });
});

it.each([32, 100_000])('refuses what is nested %i levels deep', (levels) => {
  expect(parseOutputs(nested(levels))).toMatchObject({ kind: 'invalid' });
});
