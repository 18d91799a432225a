import type { BotView } from '#protocol/generated/api.gen.js';

const reasons: Readonly<Record<string, string>> = {
  idle: 'No run came for it in time',
  reclaimed: 'Its slot was needed for what another group is guaranteed',
  scaledIn: 'The environment has less capacity now',
  imageUpdated: 'The group has another VM image now',
  groupDeleted: 'Its group is deleted',
  overMaximum: 'The group had more bots than its maximum',
  person: 'Its deletion was asked for',
  provisioningFailed: 'It could not be made',
  lost: 'It was lost: it no longer answered',
};

/** Why a bot goes, or went, as a sentence. */
export const whyItGoes = (reason: BotView['leavingReason']): string =>
  reason === null ? '–' : (reasons[reason] ?? reason);
