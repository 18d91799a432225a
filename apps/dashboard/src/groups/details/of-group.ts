import type { HostedGroupView } from '#protocol/generated/api.gen.js';

/** What every part of a group's page is given. */
export type OfGroup = { readonly group: HostedGroupView };
