import { count, everySlotIs } from './count.js';
import { duration } from './duration.js';
import type { QueueSight } from './queue-sight.js';

export type WaitingCode =
  | 'aboutToStart'
  | 'botIsProvisioning'
  | 'botAboutToBeMade'
  | 'provisioningBackoff'
  | 'groupAtMaximum'
  | 'behindOthers'
  | 'slotBeingFreed'
  | 'slotHandedOver'
  | 'environmentFull'
  | 'noCandidate'
  | 'groupBeingDeleted';

/** A waiting run's reason in plain words, with its place where others stand before it. */
export function waitingSentence(code: WaitingCode, sight: QueueSight): string {
  const before = sight.place - 1;
  if (before === 0) return reason(code, sight);
  return `${reason(code, sight)} ${count(before, 'run is', 'runs are')} before it.`;
}

function reason(code: WaitingCode, { group, environment }: QueueSight): string {
  switch (code) {
    case 'aboutToStart':
      return 'It is about to start: a bot is ready for it.';
    case 'botIsProvisioning':
      return `A bot is being made for it, which takes about ${duration(group.expectedProvisioningMs)}.`;
    case 'botAboutToBeMade':
      return `A bot is about to be made for it, which takes about ${duration(group.expectedProvisioningMs)}.`;
    case 'provisioningBackoff':
      return 'Making bots for this group has failed several times in a row. It is tried again later, with one bot first; the provisioning errors say why.';
    case 'groupAtMaximum':
      return `All bots of the group are at work, and it may have no more than ${group.maximum}. The next run starts when one of them is done; a higher maximum would let it start sooner.`;
    case 'behindOthers':
      return `The group may have no more than ${count(group.maximum, 'bot', 'bots')}, and more runs than that wait.`;
    case 'slotBeingFreed':
      return 'A bot that is no longer needed is being removed; its slot is used for a new one.';
    case 'slotHandedOver':
      return `${capitalised(everySlotIs(environment.capacity))} in use. The next slot is handed over when a run of another group ends; running runs are never stopped for it.`;
    case 'environmentFull':
      return `${capitalised(everySlotIs(environment.capacity))} in use or kept for other groups. The next run starts when one ends; more add-ons would let it start sooner.`;
    case 'noCandidate':
      return group.maximum === 0
        ? 'The group may have no bot: its maximum is 0. Raise it, or the run times out.'
        : 'The environment has no add-ons, so no bot can be made. Assign some, or the run times out.';
    case 'groupBeingDeleted':
      return 'The group is being deleted, so this run is about to be cancelled.';
  }
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
