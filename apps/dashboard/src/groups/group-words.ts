import type { HostedGroupView } from '#protocol/generated/api.gen.js';

/** Access options in the words of the wizard (S44). */
export const accessLabels: Readonly<Record<string, string>> = {
  agentAccount: 'Agent account',
  workOrSchoolAccount: 'Work or school account',
  localAdminAccount: 'Local admin account',
};

/** S68, S79: what the reader may do with a group. While groups can't be shared, everybody else may do all that a co-owner may. */
export const accessOf = ({ ownerId }: Pick<HostedGroupView, 'ownerId'>, reader: string | undefined): string =>
  ownerId === reader ? 'Owner' : 'Co-owner';

/** X5: a group deleted for inactivity says so. */
export const stateOfGroup = ({ status, deletionReason }: Pick<HostedGroupView, 'status' | 'deletionReason'>): string =>
  status === 'deleted' && deletionReason === 'inactivity' ? 'deletedInactive' : status;

/** How many of something, in words that agree with the number. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
