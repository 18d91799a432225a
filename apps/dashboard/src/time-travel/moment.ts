import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** A moment as the address holds it: an ISO time, or a position of the log. */
export type Moment = string;

export type MomentControl = {
  /** `undefined` is the present. */
  readonly moment: Moment | undefined;
  readonly isPast: boolean;
  readonly go: (moment: Moment | undefined) => void;
};

/** The moment that every page shows. It stands in the address, so that it can be sent to a colleague. */
export function useMoment(): MomentControl {
  const { asOf } = useSearch({ strict: false }) as { readonly asOf?: string };
  const navigate = useNavigate();
  const isPast = asOf !== undefined;
  const go = useCallback(
    (moment: Moment | undefined): void => {
      // The browser's way back leads out of the past, and into it again, but not through every moment of it.
      const replace = isPast && moment !== undefined;
      const inPlace = { to: '.', replace, resetScroll: false } as const;
      void navigate({ ...inPlace, search: (former) => ({ ...former, asOf: moment }) });
    },
    [navigate, isPast],
  );
  return { moment: asOf, isPast, go };
}
