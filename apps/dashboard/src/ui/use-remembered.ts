import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** A filter or an order that stands in the address, so that a reload, a link and the way back keep it. */
export function useRemembered(name: string, otherwise = ''): readonly [string, (value: string) => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = search[name];
  const set = useCallback(
    (next: string): void => {
      const kept = next === otherwise ? undefined : next;
      // Where the page stands stays; a list that is another one now goes to its top by itself.
      const inPlace = { to: '.', replace: true, resetScroll: false } as const;
      void navigate({ ...inPlace, search: (former) => ({ ...former, [name]: kept }) });
    },
    [navigate, name, otherwise],
  );
  return [value === undefined ? otherwise : String(value), set] as const;
}
