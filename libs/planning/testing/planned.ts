import type { Fleet } from '../fleet.js';
import { planScaling } from '../scaling.plan.js';
import { fleetOf } from './fleets.js';

/** Decisions in short: `sales scaleOut 2 demand`, or the bots that go. */
export const planned = (fleet: Partial<Fleet>, now = 0) =>
  planScaling(fleetOf(fleet), now).map((decision) => {
    const what = decision.result === 'scaleIn' ? decision.retirees.map(({ botId }) => botId).join(' ') : decision.bots;
    return `${decision.groupId} ${decision.result} ${what} ${decision.rule}`;
  });
