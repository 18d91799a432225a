import { expect, it } from '@jest/globals';
import { isSameName, nameFrom } from './text.js';

it.each(['\u200b', ' \u200d ', '\ufeff\u200e', '\u3164', '\u2800', '\ufe0f'])(
  'a name has something to see: not %j',
  (name) => expect(() => nameFrom(name)).toThrow('name-invalid'),
);

it.each(['Rechnungen', '請求書', '🤖', '👩\u200d💻', 'می\u200cخواهم', '-'])('%j is a name', (name) =>
  expect(nameFrom(name)).toBe(name),
);

it('names that look alike but for their case are the same', () => {
  expect(isSameName('Invoices', 'INVOICES')).toBe(true);
  expect(isSameName('Inv\u200boices', 'invoices\u2060')).toBe(true);
  expect(isSameName('Invoices', 'Invoice')).toBe(false);
});
