import { useEffect, useRef, type RefObject } from 'react';
import type { Seen } from '../api/page-window.js';
import { itemsWithin } from './items-within.js';

/** Says which children of a list are in view, as the page is scrolled: only those are then asked for again. */
export function useItemsInView(items: number, see: (seen: Seen) => void): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const told = useRef(see);
  told.current = see;
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      const children = list.current?.children;
      if (children === undefined) return;
      const bottomOf = (index: number): number => children[index]?.getBoundingClientRect().bottom ?? 0;
      told.current(itemsWithin(children.length, bottomOf, window.innerHeight));
    };
    const lookSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    lookSoon();
    // Captured, as what scrolls may be the window or a part of it.
    document.addEventListener('scroll', lookSoon, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('scroll', lookSoon, { capture: true });
    };
  }, [items]);
  return list;
}
