import type { ReactNode } from 'react';
import { useIsPast } from '../time-travel/past.js';

/** The past can't be changed: what would change something is not there while it is shown. */
export function PresentOnly({ children }: { readonly children: ReactNode }) {
  const isPast = useIsPast();
  return isPast ? null : <>{children}</>;
}
