import { estimateSentence } from './estimate-sentence.js';
import { earliest, type EstimateBasis, type Expected } from './estimate.js';
import { expectedStart } from './expected-start.js';
import type { OtherGroup, QueueSight } from './queue-sight.js';
import { waitingSentence, type WaitingCode } from './waiting-sentence.js';

export type WaitingReason = {
  readonly code: WaitingCode;
  readonly sentence: string;
  readonly place: number;
  readonly estimate: {
    /** When it is expected to start, in milliseconds; `null` where nothing is known that would tell. */
    readonly at: number | null;
    readonly basis: EstimateBasis;
    /** What the estimate rests on, or why there is none; and whether the run will time out before. */
    readonly sentence: string;
  };
  /** When it times out if it has not started (S62), in milliseconds. */
  readonly until: number;
};

const WITHOUT_A_START = 'There is no estimate: as things are it does not start.';

/** Why it waits, and which bots it may count on besides those that the group has. */
type Reason = { readonly code: WaitingCode; readonly newBots: readonly Expected[] };

/** U3, S50, X4: why a run waits, for how long, and until when at most. */
export function whyWaiting(sight: QueueSight, now: number): WaitingReason {
  const { place, queueDeadline } = sight;
  const never = neverStarts(sight);
  const { code, newBots } = never ?? botForIt(sight) ?? whatHoldsItUp(sight, now);
  const openings = never === undefined ? [...openingsOf(sight, now), ...newBots] : [];
  const expected = expectedStart(place, openings, sight.group.typicalRunMs);
  const estimate = { at: expected?.at ?? null, basis: expected?.basis ?? 'nothing' };
  return {
    code,
    sentence: waitingSentence(code, sight),
    place,
    estimate: { ...estimate, sentence: never === undefined ? estimateSentence(estimate, sight) : WITHOUT_A_START },
    until: queueDeadline,
  };
}

/** When each of the group's bots can take a run of the queue. */
function openingsOf({ group }: QueueSight, now: number): readonly Expected[] {
  const idle = Array.from({ length: group.idle }, (): Expected => ({ at: now, basis: 'botReady' }));
  // A bot that takes longer than expected is expected any moment, not in the past.
  const onTheirWay = group.provisioningSince.map((askedFor) =>
    newBot(Math.max(now - group.expectedProvisioningMs, askedFor), group),
  );
  return [...idle, ...onTheirWay, ...group.runEnds];
}

function neverStarts({ group, environment }: QueueSight): Reason | undefined {
  if (group.status !== 'active') return { code: 'groupBeingDeleted', newBots: [] };
  const impossible = group.maximum === 0 || environment.capacity === 0;
  return impossible ? { code: 'noCandidate', newBots: [] } : undefined;
}

/** A bot that is there, or on its way, and that no run before this one will take. */
function botForIt({ place, group }: QueueSight): Reason | undefined {
  if (place <= group.idle) return { code: 'aboutToStart', newBots: [] };
  const isComing = place <= group.idle + group.provisioningSince.length;
  return isComing ? { code: 'botIsProvisioning', newBots: [] } : undefined;
}

function whatHoldsItUp({ place, group, environment }: QueueSight, now: number): Reason {
  const supply = group.idle + group.provisioningSince.length;
  const holds = supply + group.busy + group.leaving;
  const behind = place - supply;
  const mayHave = group.maximum - holds + group.leaving;

  if (mayHave <= 0) return { code: behind > Math.max(1, group.busy) ? 'behindOthers' : 'groupAtMaximum', newBots: [] };
  if (group.nextAttemptAt !== null) {
    return { code: 'provisioningBackoff', newBots: [newBot(Math.max(now, group.nextAttemptAt), group)] };
  }
  const free = environment.capacity - environment.held - environment.keptForOthers;
  const atOnce = Math.min(free, group.maximum - holds);
  if (behind <= atOnce) return { code: 'botAboutToBeMade', newBots: newBots(atOnce, now, group) };
  const soon = free + environment.leaving;
  if (behind <= soon) return { code: 'slotBeingFreed', newBots: newBots(Math.min(soon, mayHave), now, group) };

  const giving = groupsThatOwe(group, holds, environment.otherGroups);
  if (giving.length === 0) return { code: 'environmentFull', newBots: [] };
  return { code: 'slotHandedOver', newBots: botAfterHandover(giving, group) };
}

/** X4, X19: the groups that hold so many more slots beyond their guarantees that the next of them to be free goes to this one. */
function groupsThatOwe(
  { guarantee }: QueueSight['group'],
  holds: number,
  otherGroups: readonly OtherGroup[],
): readonly OtherGroup[] {
  const isOwed = holds < guarantee || holds === 0;
  const most = isOwed ? 0 : Math.max(0, holds - guarantee) + 1;
  return otherGroups.filter(({ share }) => share > most);
}

/** X4: a running run is not stopped for its slot, so the bot is made when the first of them has ended. */
function botAfterHandover(giving: readonly OtherGroup[], group: QueueSight['group']): readonly Expected[] {
  const end = earliest(giving.flatMap(({ runEnds }) => runEnds));
  if (end === undefined) return [];
  return [newBot(end.at, group, end.basis === 'runLengths' ? 'otherGroupsRuns' : end.basis)];
}

const newBots = (count: number, asked: number, group: QueueSight['group']): readonly Expected[] =>
  Array.from({ length: Math.max(0, count) }, () => newBot(asked, group));

const newBot = (
  asked: number,
  { expectedProvisioningMs }: QueueSight['group'],
  basis: EstimateBasis = 'provisioningTimes',
): Expected => ({ at: asked + expectedProvisioningMs, basis });
