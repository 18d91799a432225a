import type { CreateHostedGroupRequest } from '#protocol/generated/api.gen.js';
import { count } from '../group-words.js';

/** What the wizard has been told so far. */
export type Draft = {
  readonly name: string;
  readonly description: string;
  readonly sessionReuse: boolean;
  readonly committed: number;
  readonly maximum: number;
  /** The default image where empty. */
  readonly imageId: string;
  readonly access: NonNullable<CreateHostedGroupRequest['access']>;
};

export const emptyDraft: Draft = {
  name: '',
  description: '',
  sessionReuse: false,
  committed: 0,
  maximum: 1,
  imageId: '',
  access: 'agentAccount',
};

export const requestOf = ({ name, description, imageId, ...rest }: Draft): CreateHostedGroupRequest => ({
  name: name.trim(),
  ...(description.trim() === '' ? {} : { description: description.trim() }),
  ...(imageId === '' ? {} : { imageId }),
  ...rest,
});

/** The limits that the draft is held against; the server checks them again. */
export type Room = {
  readonly capacity: number;
  readonly committed: number;
  /** Slots that no bot holds at the moment. */
  readonly free: number;
  readonly maximumBots: number;
  readonly names: readonly string[];
  /** As whom flows can run on the bots there are. */
  readonly accesses: readonly string[];
};

/** S16, X12. */
export const highestMaximum = ({ capacity, maximumBots }: Room): number => Math.min(capacity, maximumBots);

export type DraftFaults = { readonly [Field in keyof Draft]?: string };

/** What can be said at once, before anything is sent: in the words that the server would use. */
export function faultsOf({ name, committed, maximum }: Draft, room: Room | undefined): DraftFaults {
  const faults: { -readonly [Field in keyof Draft]?: string } = {};
  const wanted = name.trim();
  if (wanted === '') faults.name = 'Give the group a name.';
  else if (room?.names.some((taken) => taken.toLowerCase() === wanted.toLowerCase()))
    faults.name = `There is a group called “${wanted}” already. Choose another name.`;
  const highest = room === undefined ? Infinity : highestMaximum(room);
  if (maximum < 1) faults.maximum = 'A group needs at least one bot to run anything.';
  else if (maximum > highest)
    faults.maximum = `At most ${highest}: the environment has ${count(room?.capacity ?? 0, 'add-on')}, and a group at most ${count(room?.maximumBots ?? 0, 'bot')}.`;
  const free = room === undefined ? Infinity : Math.max(0, room.capacity - room.committed);
  if (committed > maximum) faults.committed = `At most the maximum, ${maximum}.`;
  else if (committed > free)
    faults.committed = `Only ${free} of ${count(room?.capacity ?? 0, 'slot')} ${free === 1 ? 'is' : 'are'} not yet guaranteed to other groups.`;
  return faults;
}

/** What is wrong with what a person has typed already; the two numbers are held against each other, so they count as one. */
export function ofTouched(faults: DraftFaults, touched: readonly string[]): DraftFaults {
  const numbers = touched.includes('maximum') || touched.includes('committed');
  const isShown = (field: string): boolean =>
    touched.includes(field) || (numbers && (field === 'maximum' || field === 'committed'));
  return Object.fromEntries(Object.entries(faults).filter(([field]) => isShown(field)));
}
