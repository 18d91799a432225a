import { createContext, useContext } from 'react';
import type { Moment } from './moment.js';

/** The past moment that all pages show. */
export type Past = {
  readonly moment: Moment;
  /** In epoch milliseconds; `undefined` while that of a position of the log is asked for. */
  readonly time: number | undefined;
};

/** `undefined` for the present. Read from a context, it costs a cell of a long table next to nothing. */
export const PastContext = createContext<Past | undefined>(undefined);

export const usePast = (): Past | undefined => useContext(PastContext);
/** Whether a page shows the past, where nothing can be changed. What stands round the pages asks `useMoment`. */
export const useIsPast = (): boolean => usePast() !== undefined;
