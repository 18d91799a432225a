import { describe, expect, it } from '@jest/globals';
import { askedFor, isNone, onlyOne, shownOptions } from './options.js';

const finance = { value: '1', label: 'Finance' };
const legal = { value: '2', label: 'Legal' };
const old = { value: '3', label: 'Old' };

describe('options that the server searches', () => {
  it('come with those of no use any more at the end, under a heading', () =>
    expect(shownOptions({ first: [finance], others: { heading: 'Deleted', options: [old] } }, undefined)).toEqual([
      finance,
      { group: 'Deleted', items: [old] },
    ]));

  it('have nothing twice, where one is answered as it was and the other as it is', () =>
    expect(shownOptions({ first: [finance], others: { heading: 'Deleted', options: [finance] } }, undefined)).toEqual([
      finance,
    ]));

  it('have no heading over nothing', () =>
    expect(shownOptions({ first: [finance], others: { heading: 'Deleted', options: [] } }, undefined)).toEqual([
      finance,
    ]));

  it('hold what is chosen, once, also where the server found it among none', () => {
    expect(shownOptions({ first: [finance] }, legal)).toEqual([legal, finance]);
    expect(shownOptions({ first: [finance, legal] }, legal)).toEqual([finance, legal]);
    expect(shownOptions({ first: [finance], others: { heading: 'Deleted', options: [old] } }, old)).toHaveLength(2);
  });

  it('are all asked for again while the field holds the name of what is chosen', () => {
    expect(askedFor('Finance', finance)).toBe('');
    expect(askedFor(' fin ', finance)).toBe('fin');
    expect(askedFor('Finance', undefined)).toBe('Finance');
  });

  it('choose themselves where there is one only, and nobody searched', () => {
    expect(onlyOne('', { first: [finance] }, true)).toBe('1');
    expect(onlyOne('fin', { first: [finance] }, true)).toBeUndefined();
    expect(onlyOne('', { first: [finance, legal] }, true)).toBeUndefined();
    expect(onlyOne('', { first: [] }, true)).toBeUndefined();
    expect(onlyOne('', { first: [finance] }, false)).toBeUndefined();
  });

  it('are missing where nothing is there without a search', () => {
    const gone = { first: [], others: { heading: 'Deleted', options: [old] } };
    expect(isNone('', { first: [] }, true)).toBe(true);
    expect(isNone('', { first: [] }, false)).toBe(false);
    expect(isNone('fin', { first: [] }, true)).toBe(false);
    expect(isNone('', gone, true)).toBe(false);
  });
});
