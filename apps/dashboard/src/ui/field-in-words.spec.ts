import { expect, it } from '@jest/globals';
import { fieldInWords } from './field-in-words.js';

it.each([
  ['/name', 'Name'],
  ['/sessionReuse', 'Session reuse'],
  ['/inputs/batchSize', 'Inputs › batchSize'],
  ['/inputs/a~1b', 'Inputs › a/b'],
  ['?limit', 'Limit'],
  ['', ''],
])('%j is called %j', (pointer, words) => expect(fieldInWords(pointer)).toBe(words));
