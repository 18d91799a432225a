import type { ReactNode } from 'react';
import { useMoment } from '../time-travel/moment.js';

/** The past can't be changed: what would change something is not there while it is shown. */
export function PresentOnly({ children }: { readonly children: ReactNode }) {
  const { isPast } = useMoment();
  return isPast ? null : <>{children}</>;
}
