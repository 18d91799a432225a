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
