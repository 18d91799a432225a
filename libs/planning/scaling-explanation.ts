import type { ScalingInputs, ScalingResult, ScalingRule } from '#domain/scaling/scaling.events.js';
import { count, everySlotIs } from './count.js';

/** What a sentence about a decision is made of: the data of `ScalingDecided`, or a decision of the plan itself. */
export type Explicable = {
  readonly result: ScalingResult;
  readonly rule: ScalingRule;
  readonly bots: number;
  readonly inputs: ScalingInputs;
};

/** U2: a decision in words, such as "Scale out by 2: 5 runs wait and 1 bot is idle; 3 slots are free." */
export function explain(decision: Explicable): string {
  return `${headline(decision)}: ${reason(decision)}.`;
}

function headline({ result, bots }: Explicable): string {
  switch (result) {
    case 'scaleOut':
      return `Scale out by ${bots}`;
    case 'scaleIn':
      return `Scale in by ${bots}`;
    case 'hold':
      return 'Hold';
    case 'blocked':
      return 'Blocked';
  }
}

function reason({ result, rule, inputs }: Explicable): string {
  switch (rule) {
    case 'demand':
      return `${supply(inputs)}; ${count(inputs.free, 'slot is', 'slots are')} free`;
    case 'guarantee':
      return result === 'scaleOut'
        ? `${supply(inputs)}; ${count(inputs.committed, 'slot is', 'slots are')} guaranteed to the group and it holds ${held(inputs)}`
        : `the group holds ${count(held(inputs), 'slot', 'slots')}, ${inputs.committed} of them its own; the others belong to another group's guarantee`;
    case 'idleTimeout':
      return `${idle(inputs)} for longer than bots are kept warm, and ${waiting(inputs)}`;
    case 'reclaim':
      return `runs of another group wait and no slot is free; this group holds ${count(held(inputs), 'slot', 'slots')} and is guaranteed ${inputs.committed}`;
    case 'imageUpdate':
      return 'the group has a newer image; bots without a run are replaced at once, busy ones after their run';
    case 'groupDeleted':
      return result === 'scaleIn'
        ? 'the group is being deleted; its bots go as soon as they have no run'
        : `the group is being deleted; ${count(inputs.busy, 'bot still runs', 'bots still run')} a flow`;
    case 'overMaximum':
      return `the group holds ${count(held(inputs), 'bot', 'bots')} and may have ${inputs.maximum}`;
    case 'keepWarm':
      return `${idle(inputs)} and ${waiting(inputs)}; idle bots stay warm for a while`;
    case 'satisfied':
      return supply(inputs);
    case 'groupMaximum':
      return `${supply(inputs)}; the group has its maximum of ${count(inputs.maximum, 'bot', 'bots')}`;
    case 'environmentCapacity':
      return result === 'scaleIn'
        ? `the environment has ${count(inputs.capacity, 'slot', 'slots')}, fewer than its groups hold`
        : `${supply(inputs)}; ${everySlotIs(inputs.capacity)} in use`;
    case 'committedElsewhere':
      return `${supply(inputs)}; the free slots are kept for the guarantees of other groups`;
    case 'provisioningBackoff':
      return `${supply(inputs)}; making bots has failed several times in a row, so the group tries again later, with one bot first`;
  }
}

const waiting = (inputs: ScalingInputs): string =>
  inputs.waiting === 0 ? 'no run waits' : count(inputs.waiting, 'run waits', 'runs wait');

const idle = (inputs: ScalingInputs): string => count(inputs.idle, 'bot is idle', 'bots are idle');

const supply = (inputs: ScalingInputs): string =>
  `${waiting(inputs)}, ${idle(inputs)}, ${inputs.provisioning} being provisioned, ${inputs.busy} busy`;

/** Bots that leave hold their slot until they are known to be gone. */
const held = ({ busy, idle, provisioning, leaving }: ScalingInputs): number => busy + idle + provisioning + leaving;
