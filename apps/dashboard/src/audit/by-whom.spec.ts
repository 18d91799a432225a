import { expect, it } from '@jest/globals';
import { byWhom } from './by-whom.js';

it.each([
  ['', {}],
  ['  ', {}],
  ['Ada', { who: 'Ada' }],
  ['system:scaling', { actor: 'system:scaling' }],
  ['0f1d21b9-0000-4000-8000-000000000000', { actor: '0f1d21b9-0000-4000-8000-000000000000' }],
])('U12 takes “%s” for a name or for an id', (typed, filter) => expect(byWhom(typed)).toEqual(filter));
