import type { Decider } from '#kernel/decider.js';
import type { InstallationCommand } from './installation.commands.js';
import type { InstallationEvent } from './installation.events.js';

/** What has been left out, as `skipName` names it. */
export type InstallationState = { readonly skipped: readonly string[] };

type Skip = { readonly runner: string; readonly version: number; readonly key: string; readonly eventId: string };
export const skipName = ({ runner, version, key, eventId }: Skip): string =>
  JSON.stringify([runner, version, key, eventId]);

/** The installation itself: whose log it is, and which poison events its rows go on without (I12). */
export const installationDecider: Decider<InstallationCommand, InstallationState, InstallationEvent> = {
  kind: 'installation',
  initial: { skipped: [] },
  decide: ({ data }, { skipped }) => (skipped.includes(skipName(data)) ? [] : [{ type: 'PoisonEventSkipped', data }]),
  evolve: (state, { type, data }) =>
    type === 'PoisonEventSkipped' ? { skipped: [...state.skipped, skipName(data)] } : state,
};
