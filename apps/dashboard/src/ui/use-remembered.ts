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
      void navigate({ to: '.', search: (former) => ({ ...former, [name]: kept }), replace: true });
    },
    [navigate, name, otherwise],
  );
  return [value === undefined ? otherwise : String(value), set] as const;
}
