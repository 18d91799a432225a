import type { Message } from '#kernel/message.js';
import type { ScalingInputs, ScalingResult, ScalingRule } from './scaling.events.js';

export type ScalingCommand = Message<
  'RecordScalingDecision',
  {
    readonly environmentId: string;
    readonly groupId: string;
    readonly result: ScalingResult;
    readonly rule: ScalingRule;
    readonly bots: number;
    readonly inputs: ScalingInputs;
    readonly previous: { readonly repeats: number; readonly lastAt: number } | null;
  }
>;
