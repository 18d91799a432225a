import { Shape, Text, Whole } from './fields.js';

/** The documentation's class of a page of these items. */
export function PageOf<Item extends object>(item: new () => Item): new () => object {
  class PageView {
    @Shape(() => item, { meaning: 'In the order that was asked for.', list: true })
    items: Item[];

    @Text({ meaning: 'Send it as "cursor" for the next page; null on the last one.', maximum: 2_000, nullable: true })
    next: string | null;

    @Whole({ meaning: 'How many there are in all; only with count=true.', minimum: 0, maximum: 1e9, optional: true })
    total?: number;
  }
  Object.defineProperty(PageView, 'name', { value: `${item.name}Page` });
  return PageView;
}
