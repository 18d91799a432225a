/** A page as the server answers it. */
export type PageOf<Item> = { readonly items: readonly Item[]; readonly next: string | null; readonly total?: number };

/** A page of a list as it was when it was last asked for, and from where on. */
type HeldPage<Item> = PageOf<Item> & { readonly cursor: string | null; readonly round: number };

/** What is held of a long list. A page of an earlier round may be out of date: it was out of sight when the list was last renewed. */
export type HeldList<Item> = { readonly round: number; readonly pages: readonly HeldPage<Item>[] };

/** The rows in view, from the first up to the one after the last. */
export type Seen = { readonly first: number; readonly end: number };

export type AskPage<Item> = (cursor: string | null) => Promise<PageOf<Item>>;

export const everything: Seen = { first: 0, end: Infinity };

/**
 * Asks again for the pages in view only. A page that begins elsewhere than before pushes those below it out of place: what is below the
 * view is let go then, and comes back as it is scrolled to. What is above it stays as it was, so that nothing moves under the reader's eyes.
 */
export async function renewed<Item>(
  held: HeldList<Item> | undefined,
  seen: Seen,
  ask: AskPage<Item>,
): Promise<HeldList<Item>> {
  const { pages, round: last } = held ?? { pages: [], round: 0 };
  const round = last + 1;
  const inView = placesOf(pages, seen);
  const fresh: HeldPage<Item>[] = [];
  let cursor = pages[inView.first]?.cursor ?? null;
  for (let place = inView.first; place <= inView.last; place += 1) {
    const page = { ...(await ask(cursor)), cursor, round };
    fresh.push(page);
    if (page.next === null) return { round, pages: [...pages.slice(0, inView.first), ...fresh] };
    cursor = page.next;
  }
  const below = pages.slice(inView.last + 1);
  return {
    round,
    pages: [...pages.slice(0, inView.first), ...fresh, ...(below[0]?.cursor === cursor ? below : [])],
  };
}

/** With the page after the last one. */
export async function lengthened<Item>(held: HeldList<Item>, ask: AskPage<Item>): Promise<HeldList<Item>> {
  const cursor = nextOf(held);
  if (cursor === null) return held;
  return { ...held, pages: [...held.pages, { ...(await ask(cursor)), cursor, round: held.round }] };
}

/** Where the list goes on; null at its end. */
export const nextOf = (held: HeldList<unknown> | undefined): string | null => held?.pages.at(-1)?.next ?? null;

/** Whether something in view may be out of date. */
export function isStaleIn({ pages, round }: HeldList<unknown>, seen: Seen): boolean {
  const { first, last } = placesOf(pages, seen);
  return pages.slice(first, last + 1).some((page) => page.round !== round);
}

/** The pages that rows belong to; the first, where none is held yet. */
function placesOf(pages: readonly PageOf<unknown>[], { first, end }: Seen): { first: number; last: number } {
  let [above, firstPlace, lastPlace] = [0, 0, 0];
  for (const [place, { items }] of pages.entries()) {
    if (above <= first) firstPlace = place;
    if (above < end) lastPlace = place;
    above += items.length;
  }
  return { first: firstPlace, last: Math.max(firstPlace, lastPlace) };
}
