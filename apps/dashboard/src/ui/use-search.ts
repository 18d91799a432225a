import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { askedFor, type Option } from './options.js';

const PAUSE_MS = 200;

/** What is asked for once the typing pauses. */
export function useSearch(chosen: Option | undefined) {
  const [typed, search] = useState('');
  const [asked] = useDebouncedValue(askedFor(typed, chosen), PAUSE_MS);
  return { asked, search };
}
