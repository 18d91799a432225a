import { describe, expect, it } from '@jest/globals';
import { rejectionSentences } from '#domain/rejection-sentences.js';
import { sagas } from './all.js';

describe('sagas', () => {
  it('have a name of their own', () => {
    const names = sagas.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(sagas.map(({ name, onRejected }) => [name, onRejected] as const))(
    '%s answers to rejections that there are',
    (_, onRejected) => expect(Object.keys(rejectionSentences)).toEqual(expect.arrayContaining(Object.keys(onRejected))),
  );
});
