import type { ProvisioningErrorClass } from '#domain/bot/bot.events.js';

export type ErrorMeaning = { readonly cause: string; readonly remedy: string };

/** X16: every class of provisioning error in plain words, and what a person can do about it. */
export const errorCatalogue: Readonly<Record<ProvisioningErrorClass, ErrorMeaning>> = {
  capacity: {
    cause: 'The provider has no machine of this kind to give just now.',
    remedy: 'Usually it passes; it is tried again by itself. If it lasts, choose another size or region.',
  },
  quota: {
    cause: "The provider's quota of this account is used up.",
    remedy: 'Ask the provider for a higher quota, or lower the maximum of some groups.',
  },
  throttled: {
    cause: 'The provider was asked too often in a short time.',
    remedy: 'Nothing: it is tried again by itself, more slowly.',
  },
  image: {
    cause: 'The image could not be used to make a machine.',
    remedy: 'Check the version of the image, or update the group to another one.',
  },
  network: {
    cause: 'The machine, or its network, could not be reached.',
    remedy: 'Check that bots can reach the address of this server, and that nothing in between blocks them.',
  },
  permission: {
    cause: 'This server may not do at the provider what it needs to do.',
    remedy: 'Give its account the rights to create and delete machines, and to write where their files are kept.',
  },
  guest: {
    cause: 'The machine was made, but its agent did not come up.',
    remedy: "Look into the machine's own log; the agent must be able to start and to reach this server.",
  },
  timeout: {
    cause: 'The bot had not come by the time that provisioning may take.',
    remedy:
      'Raise the policy provisioningTimeoutMs if machines are known to take longer; otherwise look for what holds them up.',
  },
};
