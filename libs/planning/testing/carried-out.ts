import type { Assignment } from '../dispatch.plan.js';
import type { Fleet, FleetBot } from '../fleet.js';
import type { ScalingDecision } from '../scaling-decision.js';

/** The fleet when the decisions have been carried out: slots reserved, bots leaving. `nameOf` gives new bots their ids. */
export function scaled(
  fleet: Fleet,
  decisions: readonly ScalingDecision[],
  now: number,
  nameOf: (groupId: string, index: number) => string = (groupId, index) => `${groupId}-new-${index}`,
): Fleet {
  const going = new Set(
    decisions.flatMap((decision) => (decision.result === 'scaleIn' ? decision.retirees.map(({ botId }) => botId) : [])),
  );
  const staying = fleet.bots.map((bot): FleetBot => (going.has(bot.botId) ? { ...held(bot), status: 'leaving' } : bot));
  const images = new Map(fleet.groups.map(({ groupId, image }) => [groupId, image]));
  const made = decisions.flatMap((decision) =>
    Array.from({ length: decision.result === 'scaleOut' ? decision.bots : 0 }, (_, index): FleetBot => {
      const { groupId } = decision;
      const image = images.get(groupId)!;
      return { botId: nameOf(groupId, index), groupId, image, reservedAt: now, status: 'provisioning' };
    }),
  );
  return { ...fleet, bots: [...staying, ...made] };
}

/** The fleet when the assignments have been carried out. */
export function dispatched(fleet: Fleet, assignments: readonly Assignment[]): Fleet {
  const runOf = new Map(assignments.map(({ botId, runId }) => [botId, runId]));
  const assigned = new Set(assignments.map(({ runId }) => runId));
  return {
    ...fleet,
    bots: fleet.bots.map((bot): FleetBot => {
      const runId = runOf.get(bot.botId);
      return runId === undefined ? bot : { ...held(bot), status: 'busy', runId };
    }),
    waiting: fleet.waiting.filter(({ runId }) => !assigned.has(runId)),
  };
}

/** What stays of a bot when its status changes. */
export const held = ({ botId, groupId, image, reservedAt }: FleetBot) => ({ botId, groupId, image, reservedAt });
