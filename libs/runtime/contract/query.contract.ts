import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RowFilter, RowQuery } from '../row-query.js';
import { UnfitQuery } from '../unfit-query.js';
import { type Bot, BotWriter, checkpointAt } from './bots.js';
import { allPages } from './pages.js';
import type { GetSubject } from './subject.js';

const BOTS: Readonly<Record<string, Bot>> = {
  a: { group: 'Red', size: 3, idle: true },
  b: { group: 'red', size: 1, idle: false },
  c: { group: 'blue', size: 3, idle: true },
  d: { group: '100%_\\', size: -2, idle: false },
  e: { group: 'ΣΑΣ', size: 3 },
  f: { size: Number.MAX_SAFE_INTEGER },
  g: { group: '\uffee' },
  h: { group: '𝒳' },
};

export function queryContract(subject: GetSubject): void {
  describe('a list', () => {
    let writer: BotWriter;
    beforeAll(async () => {
      writer = await BotWriter.open(subject().store);
      await writer.write(BOTS);
    });

    const keys = async (query: Partial<RowQuery>): Promise<string> => {
      const page = await subject().store.query(writer.table, { limit: 100, ...query });
      return page.rows.map(({ key }) => key).join('');
    };

    it.each<[string, readonly RowFilter[], string]>([
      ['a text', [{ field: 'group', is: 'red' }], 'b'],
      ['an integer', [{ field: 'size', is: 3 }], 'ace'],
      ['a truth', [{ field: 'idle', is: false }], 'bd'],
      ['nothing', [{ field: 'idle', is: null }], 'efgh'],
      ['one of several', [{ field: 'group', in: ['red', 'blue', 'green'] }], 'bc'],
      ['one of several integers', [{ field: 'size', in: [-2, Number.MAX_SAFE_INTEGER] }], 'df'],
      ['none of none', [{ field: 'size', in: [] }], ''],
      ['at least', [{ field: 'size', atLeast: 3 }], 'acef'],
      ['below', [{ field: 'size', below: 3 }], 'bd'],
      ['a span', [{ field: 'size', atLeast: 0, below: 4 }], 'abce'],
      ['a span of text', [{ field: 'group', atLeast: 'a', below: 's' }], 'bc'],
      ['a span without ends', [{ field: 'size' }], 'abcdef'],
      ['a text within, whatever its case', [{ field: 'group', contains: 'RE' }], 'ab'],
      ['Greek within, whatever its case', [{ field: 'group', contains: 'ας' }], ''],
      ['Greek within, letter by letter', [{ field: 'group', contains: 'ασ' }], 'e'],
      ['signs that a pattern would read otherwise', [{ field: 'group', contains: '%_\\' }], 'd'],
      ['an empty text within', [{ field: 'group', contains: '' }], 'abcdegh'],
      ['a key', [{ field: 'key', in: ['a', 'h', 'z'] }], 'ah'],
      [
        'several at once',
        [
          { field: 'size', is: 3 },
          { field: 'idle', is: true },
          { field: 'key', atLeast: 'b' },
        ],
        'c',
      ],
    ])('is filtered by %s', async (_, where, found) => expect(await keys({ where })).toBe(found));

    it.each<[string, RowQuery['orderBy'], string]>([
      ['key', undefined, 'abcdefgh'],
      ['key, the last first', { field: 'key', descending: true }, 'hgfedcba'],
      ['an integer, ties by key, rows without it last', { field: 'size' }, 'dbacefgh'],
      ['an integer, the largest first, rows without it last', { field: 'size', descending: true }, 'fecabdhg'],
      ['a truth', { field: 'idle' }, 'bdacefgh'],
      ['a truth, true first', { field: 'idle', descending: true }, 'cadbhgfe'],
      ['text by code point', { field: 'group' }, 'dacbeghf'],
    ])('is sorted by %s', async (_, orderBy, sorted) =>
      expect(await keys({ ...(orderBy && { orderBy }) })).toBe(sorted),
    );

    it.each(['key', 'group', 'size', 'idle'].flatMap((field) => [1, 2, 3, 7].map((limit) => [field, limit] as const)))(
      'by %s in pages of %d is the same as in one',
      async (field, limit) => {
        for (const descending of [false, true]) {
          const query = { orderBy: { field, descending }, limit };
          const rows = await allPages(subject().store, writer.table, query);
          expect(rows.map(({ key }) => key).join('')).toBe(await keys({ ...query, limit: 100 }));
        }
      },
    );

    it('has no next page when the last one is full', async () => {
      const page = await subject().store.query(writer.table, { limit: Object.keys(BOTS).length });
      expect(page.next).toBeUndefined();
    });

    it('counts all rows of its filter, and says how far its runner has come', async () => {
      const where = [{ field: 'size', is: 3 }];
      const page = await subject().store.query(writer.table, { where, limit: 1, count: true });
      expect(page).toMatchObject({ total: 3, checkpoint: checkpointAt(1), next: { value: 'a', key: 'a' } });
      const none = await subject().store.query(writer.table, {
        where: [{ field: 'size', is: 99 }],
        limit: 1,
        count: true,
      });
      expect(none).toEqual({ rows: [], next: undefined, total: 0, checkpoint: checkpointAt(1) });
    });

    it('of an unwritten table is empty', async () => {
      const { table } = await BotWriter.open(subject().store);
      const page = await subject().store.query(table, { limit: 1 });
      expect(page).toEqual({ rows: [], next: undefined, total: undefined, checkpoint: undefined });
    });

    it.each<[string, Partial<RowQuery>, string]>([
      ['a filter by an undeclared field', { where: [{ field: 'colour', is: 'red' }] }, 'colour'],
      ['a filter by what every object has', { where: [{ field: 'constructor', is: 'red' }] }, 'constructor'],
      ['a filter by SQL', { where: [{ field: 'size" = 1 OR "size', is: 1 }] }, 'size" = 1 OR "size'],
      ['a sort by an undeclared field', { orderBy: { field: 'note' } }, 'note'],
      ['text where an integer stands', { where: [{ field: 'size', is: '3' }] }, 'size'],
      ['a fraction', { where: [{ field: 'size', atLeast: 1.5 }] }, 'size'],
      ['an integer where text stands', { where: [{ field: 'group', in: [1] }] }, 'group'],
      ['looking into an integer', { where: [{ field: 'size', contains: '1' }] }, 'size'],
      ['a cursor of another list', { orderBy: { field: 'size' }, after: { value: 'x', key: 'a' } }, 'after'],
      ['a NUL character where text stands', { where: [{ field: 'group', is: 'a\0b' }] }, 'group'],
      ['looking for a NUL character', { where: [{ field: 'group', contains: '\0' }] }, 'group'],
      ['a cursor with a NUL character in its key', { after: { value: 'a', key: 'a\0' } }, 'after'],
      ['a cursor with a NUL character', { orderBy: { field: 'group' }, after: { value: '\0', key: 'a' } }, 'after'],
      ['an empty page', { limit: 0 }, 'limit'],
      ['an endless page', { limit: Infinity }, 'limit'],
    ])('refuses %s', async (_, query, field) => {
      const asked = subject().store.query(writer.table, { limit: 1, ...query });
      await expect(asked).rejects.toMatchObject({ constructor: UnfitQuery, field });
    });
  });
}
