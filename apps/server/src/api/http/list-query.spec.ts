import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cursorFrom, cursorText } from './cursor.js';
import type { ListDefinition } from './list-definition.js';
import { listQueryFrom } from './list-query.js';
import { Problem } from './problem.js';

const list: ListDefinition = {
  projection: 'things',
  filters: {
    colour: { kind: 'text' },
    state: { kind: 'text', values: ['new', 'old'] },
    size: { kind: 'integer' },
    broken: { kind: 'boolean' },
    since: { kind: 'time', column: 'madeAt', compare: 'atLeast' },
  },
  sorts: ['name', 'position'],
  sortColumns: { position: 'key' },
  defaultSort: '-name',
  search: 'name',
};
const rowsOf = (query: object) => listQueryFrom(list, query, undefined).rows;

describe('the parameters of a list', () => {
  it('have defaults', () => {
    expect(rowsOf({})).toEqual({ where: [], orderBy: { field: 'name', descending: true }, limit: 50, count: false });
  });

  it('become filters of their columns, each of its kind', () => {
    const query = {
      colour: 'red,blue',
      size: '7',
      broken: 'true',
      since: '2026-01-02T03:04:05Z',
      search: 'x',
      sort: 'position',
    };
    expect(rowsOf(query)).toMatchObject({
      orderBy: { field: 'key', descending: false },
      where: [
        { field: 'colour', in: ['red', 'blue'] },
        { field: 'size', is: 7 },
        { field: 'broken', is: true },
        { field: 'madeAt', atLeast: Date.UTC(2026, 0, 2, 3, 4, 5) },
        { field: 'name', contains: 'x' },
      ],
    });
  });

  it.each([
    [{ shape: 'round' }, '?shape'],
    [{ constructor: 'x' }, '?constructor'],
    [{ limit: '201' }, '?limit'],
    [{ limit: '1.5' }, '?limit'],
    [{ size: 'big' }, '?size'],
    [{ broken: 'maybe' }, '?broken'],
    [{ since: '2026' }, '?since'],
    [{ sort: '--name' }, '?sort'],
    [{ state: 'lost' }, '?state'],
    [{ state: 'new,lost' }, '?state'],
    [{ colour: ['red', 'blue'] }, '?colour'],
    [{ colour: 'x'.repeat(501) }, '?colour'],
  ])('are refused by name: %j', (query, pointer) => {
    expect(() => rowsOf(query)).toThrow(Problem);
    try {
      rowsOf(query);
    } catch (error) {
      expect((error as Problem).more.errors).toMatchObject([{ pointer }]);
    }
  });
});

describe('a cursor', () => {
  it('names the same place again, in its own list only', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(value, fc.string(), (at, key) => {
        const text = cursorText({ value: at, key }, 'shape');
        expect(cursorFrom(text, 'shape')).toEqual({ value: at, key });
        expect(() => cursorFrom(text, 'another shape')).toThrow('invalid-cursor');
      }),
    );
  });

  it('is refused where it is none', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => cursorFrom(text, 'shape')).toThrow('invalid-cursor')));
  });
});
