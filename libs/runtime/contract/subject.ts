import type { RowStore } from '../row-store.js';

/** A row store under test. */
export type Subject = {
  readonly store: RowStore;
  /** Lets a lease run out, by moving time or by moving its end. */
  expire(leaseName: string): Promise<void>;
  /** How often a property is tried: a store in memory is asked more. */
  readonly samples: number;
  close(): Promise<void>;
};

/** The subject is opened before the tests of a theme and closed after them; each test uses names of its own. */
export type GetSubject = () => Subject;
