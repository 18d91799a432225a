import type { Table } from './row-store.js';

/** Which events a person has said to leave out, as the log tells; asked at each start of a runner, and by every rebuild. */
export type Skips = (table: Table) => Promise<(eventId: string, key: string) => boolean>;

export const noSkips: Skips = async () => () => false;
