import type { Message } from '#kernel/message.js';

/** What a scaling decision saw (U2). Numbers of one group, then of its environment. */
export type ScalingInputs = {
  readonly waiting: number;
  readonly busy: number;
  readonly idle: number;
  readonly provisioning: number;
  readonly leaving: number;
  readonly committed: number;
  readonly maximum: number;
  readonly capacity: number;
  /** Slots that nobody holds and that are not kept for another group's guarantee. */
  readonly free: number;
};

export type ScalingResult = 'scaleOut' | 'scaleIn' | 'hold' | 'blocked';
/** Which rule decided. */
export type ScalingRule =
  | 'demand'
  | 'guarantee'
  | 'idleTimeout'
  | 'reclaim'
  | 'imageUpdate'
  | 'groupDeleted'
  | 'overMaximum'
  | 'keepWarm'
  | 'satisfied'
  | 'groupMaximum'
  | 'environmentCapacity'
  | 'committedElsewhere'
  | 'provisioningBackoff';

/** Appended only when result, rule or limiting reason changes, or when bots come or go. Stored for ever. */
export type ScalingEvent = Message<
  'ScalingDecided',
  {
    readonly environmentId: string;
    readonly groupId: string;
    readonly decidedAt: number;
    readonly result: ScalingResult;
    readonly rule: ScalingRule;
    /** Bots asked for or let go by this decision. */
    readonly bots: number;
    readonly inputs: ScalingInputs;
    /** How often, and until when, the decision before this one was made again. */
    readonly previous: { readonly repeats: number; readonly lastAt: number } | null;
  }
>;
