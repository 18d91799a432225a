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
  const go = useCallback(
    (moment: Moment | undefined): void => {
      const inPlace = { to: '.', replace: true, resetScroll: false } as const;
      void navigate({ ...inPlace, search: (former) => ({ ...former, asOf: moment }) });
    },
    [navigate],
  );
  return { moment: asOf, isPast: asOf !== undefined, go };
}
