import { describe, expect, it } from '@jest/globals';
import { everything, isStaleIn, lengthened, nextOf, renewed, type AskPage, type HeldList } from './page-window.js';

const PAGE = 3;

/** A server's list, and what is asked of it. */
function listOf(rows: string[]) {
  const asked: (string | null)[] = [];
  const ask: AskPage<string> = (cursor) => {
    asked.push(cursor);
    const from = cursor === null ? 0 : rows.indexOf(cursor) + 1;
    const items = rows.slice(from, from + PAGE);
    return Promise.resolve({ items, next: from + PAGE < rows.length ? (items.at(-1) ?? null) : null });
  };
  return { asked, ask, rows };
}

const shown = ({ pages }: HeldList<string>): string => pages.flatMap(({ items }) => items).join('');

async function scrolled(list: ReturnType<typeof listOf>, pages: number): Promise<HeldList<string>> {
  let held = await renewed(undefined, everything, list.ask);
  while (held.pages.length < pages) held = await lengthened(held, list.ask);
  list.asked.length = 0;
  return held;
}

describe('a long list that is renewed', () => {
  it('asks for its first page only, when nothing is held', async () => {
    const list = listOf([...'abcdefgh']);
    const held = await renewed(undefined, everything, list.ask);
    expect([list.asked, shown(held), nextOf(held)]).toEqual([[null], 'abc', 'c']);
  });

  it('grows by the page after the last', async () => {
    const list = listOf([...'abcdefgh']);
    expect(shown(await scrolled(list, 2))).toBe('abcdef');
    expect(nextOf(await scrolled(list, 3))).toBeNull();
  });

  it('asks again only for what is in view', async () => {
    const list = listOf([...'abcdefghijkl']);
    const held = await scrolled(list, 4);
    list.rows[4] = 'E';
    const after = await renewed(held, { first: 3, end: 5 }, list.ask);
    expect([list.asked, shown(after)]).toEqual([['c'], 'abcdEfghijkl']);
  });

  it('asks for both pages at whose border the view is', async () => {
    const list = listOf([...'abcdefghijkl']);
    await renewed(await scrolled(list, 4), { first: 5, end: 7 }, list.ask);
    expect(list.asked).toEqual(['c', 'f']);
  });

  it('leaves what is above the view where it was, and knows that it may be old', async () => {
    const list = listOf([...'abcdefghijkl']);
    const held = await scrolled(list, 3);
    list.rows.unshift('z');
    const after = await renewed(held, { first: 6, end: 9 }, list.ask);
    expect(shown(after)).toBe('abcdefghi');
    expect([isStaleIn(after, { first: 6, end: 9 }), isStaleIn(after, { first: 5, end: 9 })]).toEqual([false, true]);
  });

  it('lets go what is below the view once it would not follow', async () => {
    const list = listOf([...'abcdefghijkl']);
    const held = await scrolled(list, 4);
    list.rows.unshift('z');
    const after = await renewed(held, { first: 0, end: 3 }, list.ask);
    expect([shown(after), nextOf(after)]).toEqual(['zab', 'b']);
    expect(shown(await lengthened(after, list.ask))).toBe('zabcde');
  });

  it('ends where the list ends now', async () => {
    const list = listOf([...'abcdefgh']);
    const held = await scrolled(list, 3);
    list.rows.splice(4);
    const after = await renewed(held, { first: 3, end: 6 }, list.ask);
    expect([shown(after), nextOf(after)]).toEqual(['abcd', null]);
  });
});
