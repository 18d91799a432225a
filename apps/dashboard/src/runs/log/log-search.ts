import { useState } from 'react';

/** The lines with a wanted word in them, of which one is shown. */
export function useLogSearch(lines: readonly string[]) {
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const word = wanted.toLowerCase();
  const found = word === '' ? [] : lines.flatMap((line, index) => (line.toLowerCase().includes(word) ? [index] : []));
  // Of a log that is cut at its beginning, lines that were found go.
  const place = Math.min(at, Math.max(0, found.length - 1));
  return {
    wanted,
    found,
    shown: found[place],
    at: place,
    search: (next: string): void => {
      setWanted(next);
      setAt(0);
    },
    /** To the next one, or back by -1; from the last on to the first. */
    go: (by: 1 | -1): void => {
      if (found.length > 0) setAt((place + by + found.length) % found.length);
    },
  };
}
