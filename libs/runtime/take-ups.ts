/** Somebody wants a parked row taken up again. */
export type TakeUp = { readonly id: number; readonly key: string };

/** What people ask of a runner, kept for whichever process runs it. */
export interface TakeUps {
  ask(runner: string, key: string): Promise<void>;
  /** All that was asked for and not settled, oldest first. */
  asked(runner: string): Promise<readonly TakeUp[]>;
  /** These have been seen to; what was asked for since stands. */
  settle(runner: string, takeUps: readonly TakeUp[]): Promise<void>;
}
