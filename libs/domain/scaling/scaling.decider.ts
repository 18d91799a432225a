import type { Decider } from '#kernel/decider.js';
import type { ScalingCommand } from './scaling.commands.js';
import type { ScalingEvent, ScalingResult, ScalingRule } from './scaling.events.js';

export type ScalingState =
  | { readonly status: 'undecided' }
  | { readonly status: 'decided'; readonly result: ScalingResult; readonly rule: ScalingRule };

/**
 * U2: a group's scaling decisions. Plans are made again and again; only one that says something else than the one before, or
 * moves bots, is worth keeping. Whoever plans counts the repeats in between and gives them as `previous`.
 */
export const scalingDecider: Decider<ScalingCommand, ScalingState, ScalingEvent> = {
  kind: 'scaling',
  initial: { status: 'undecided' },
  decide: ({ data }, last, _facts, now) => {
    const saysTheSame = last.status === 'decided' && last.result === data.result && last.rule === data.rule;
    if (saysTheSame && data.bots === 0) return [];
    return [{ type: 'ScalingDecided', data: { ...data, decidedAt: now } }];
  },
  evolve: (_last, { data }) => ({ status: 'decided', result: data.result, rule: data.rule }),
};
