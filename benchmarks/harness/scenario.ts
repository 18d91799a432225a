import type { ContestantSpec, Measured } from './contestant.js';

/** One question, put to every contestant in turn, round after round. */
export type Scenario = {
  readonly name: string;
  /** As the heading of its table. */
  readonly title: string;
  readonly contestants: readonly ContestantSpec[];
  /** What a round is made of; each measures every contestant. */
  readonly measures: readonly Measure[];
};

export type Measure = {
  readonly name: string;
  readonly unit: string;
  /** Whether more is better (calls per second) or less (milliseconds). */
  readonly better: 'more' | 'less';
  /** One contestant's round; `undefined` where it has no part in this measure. */
  readonly round: (contestant: Doer) => Promise<number | undefined>;
  /** What performance.md's goals ask of ours, against one of the others. */
  readonly goals?: readonly Goal[];
};

export type Doer = {
  readonly spec: ContestantSpec;
  do(task: string, options?: object): Promise<Measured>;
};

/** Ours must be at least so many times the other (`less`: at most). */
export type Goal = { readonly ours: string; readonly of: string; readonly factor: number };

export const perSecond = (count: number, ms: number | undefined): number => Math.round((count / (ms ?? NaN)) * 1_000);
