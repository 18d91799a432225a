import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { askedFor, isNone, onlyOne, type Found, type Option } from './options.js';
import type { Searched } from './search-select.js';

const PAUSE_MS = 200;

/** What the server is asked for of each list. */
export const SEARCHED = { limit: 50, sort: 'name' } as const;

/** What is chosen, by its id: nothing until its name is known, and its id where it has none any more. */
export function chosenBy(id: string, name: string | undefined, loading: boolean): Option | undefined {
  if (id === '' || (name === undefined && loading)) return undefined;
  return { value: id, label: name ?? id };
}

/** What is asked for once the typing pauses. */
export function useOptionSearch(chosen: Option | undefined) {
  const [typed, search] = useState('');
  const [asked] = useDebouncedValue(askedFor(typed, chosen), PAUSE_MS);
  /** A choice from what the server found by it. */
  const choice = (found: Found, list: Listed): Searched => {
    const answered = list.data !== undefined && !list.isPlaceholderData;
    return {
      found,
      chosen,
      search,
      loading: list.isLoading,
      none: isNone(asked, found, answered),
      only: onlyOne(asked, found, answered),
    };
  };
  return { asked, choice };
}

type Listed = { readonly data: unknown; readonly isLoading: boolean; readonly isPlaceholderData: boolean };
