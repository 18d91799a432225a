import { planDispatch } from '../dispatch.plan.js';
import type { Fleet, FleetBot, WaitingRun } from '../fleet.js';
import { planScaling } from '../scaling.plan.js';
import type { ScalingDecision } from '../scaling-decision.js';
import { dispatched, held, scaled } from './carried-out.js';
import { run } from './fleets.js';

/** A tiny model of an environment: things happen to it, and after each both plans are carried out to the letter. */
export type Town = {
  readonly fleet: Fleet;
  readonly now: number;
  /** Counts whatever gets a name. */
  readonly named: number;
  /** What the plans did about the last happening. */
  readonly decisions: readonly ScalingDecision[];
  readonly started: readonly WaitingRun[];
};

export const happenings = ['runArrives', 'runEnds', 'botEnrols', 'botIsGone', 'timePasses'] as const;
export type Happening = (typeof happenings)[number];

export const townOf = (fleet: Fleet): Town => ({ fleet, now: 0, named: 0, decisions: [], started: [] });

/** `pick` chooses among what it may happen to: which group, which bot, how long. */
export function after(town: Town, happening: Happening, pick: number): Town {
  const now = town.now + (happening === 'timePasses' ? pick % 50 : 1);
  const named = town.named + 1;
  const fleet = changed(town.fleet, happening, pick, now, named);
  const decisions = planScaling(fleet, now);
  const grown = scaled(fleet, decisions, now, (groupId, index) => `${groupId}-${named}-${index}`);
  const assignments = planDispatch(grown, now);
  const startedIds = new Set(assignments.map(({ runId }) => runId));
  const started = grown.waiting.filter(({ runId }) => startedIds.has(runId));
  return { fleet: dispatched(grown, assignments), now, named, decisions, started };
}

function changed(fleet: Fleet, happening: Happening, pick: number, now: number, named: number): Fleet {
  switch (happening) {
    case 'runArrives': {
      const { groupId } = fleet.groups[pick % fleet.groups.length]!;
      const priority = pick % 3 === 0 ? 'high' : 'normal';
      return { ...fleet, waiting: [...fleet.waiting, run(groupId, String(named), { priority, queuedAt: now })] };
    }
    case 'runEnds':
      return withOne(fleet, 'busy', pick, (bot) => [{ ...held(bot), status: 'idle', idleSince: now, claim: named }]);
    case 'botEnrols':
      return withOne(fleet, 'provisioning', pick, (bot) => [
        { ...held(bot), status: 'idle', idleSince: now, claim: named },
      ]);
    case 'botIsGone':
      return withOne(fleet, 'leaving', pick, () => []);
    case 'timePasses':
      return fleet;
  }
}

/** The fleet with one of the bots of this status become something else; as it was where there is none. */
function withOne(
  fleet: Fleet,
  status: FleetBot['status'],
  pick: number,
  become: (bot: FleetBot) => readonly FleetBot[],
): Fleet {
  const candidates = fleet.bots.filter((bot) => bot.status === status);
  const chosen = candidates[pick % Math.max(1, candidates.length)];
  return { ...fleet, bots: fleet.bots.flatMap((bot) => (bot === chosen ? become(bot) : [bot])) };
}
