import type { Projection } from '#kernel/projection.js';
import type { ScalingEvent, ScalingInputs, ScalingResult, ScalingRule } from '#domain/scaling/scaling.events.js';

/** U2: one decision about one group, with what it saw; its sentence is worked out when asked. */
export type ScalingDecisionRow = {
  readonly environmentId: string;
  readonly groupId: string;
  readonly decidedAt: number;
  readonly result: ScalingResult;
  readonly rule: ScalingRule;
  readonly bots: number;
  readonly inputs: ScalingInputs;
  /** How often, and until when, the group's decision before this one had been made again. */
  readonly previous: { readonly repeats: number; readonly lastAt: number } | null;
};

export const scalingDecisions: Projection<ScalingDecisionRow, ScalingEvent> = {
  name: 'scaling-decisions',
  version: 1,
  columns: { environmentId: 'text', groupId: 'text', result: 'text', rule: 'text', decidedAt: 'integer' },
  indexes: [
    ['environmentId', 'decidedAt'],
    ['groupId', 'decidedAt'],
  ],
  on: {
    ScalingDecided: {
      key: ({ id, data }) => `${data.groupId}:${id}`,
      row: (_, { data }) => ({
        environmentId: data.environmentId,
        groupId: data.groupId,
        decidedAt: data.decidedAt,
        result: data.result,
        rule: data.rule,
        bots: data.bots,
        inputs: data.inputs,
        previous: data.previous,
      }),
    },
  },
};
