type Tasks = Readonly<Record<string, (options: never) => Promise<Readonly<Record<string, number>> | void>>>;
export function serve(open: (options: never) => Promise<Tasks>): void;
export function many(count: number, atOnce: number, work: (index: number) => Promise<unknown>): Promise<void>;
export function timed(work: () => Promise<unknown>): Promise<number>;
export function percentile(values: readonly number[], share: number): number;
