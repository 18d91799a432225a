import type { HostedGroupView } from '#protocol/generated/api.gen.js';

/** Access options in the words of the wizard (S44). */
export const accessLabels: Readonly<Record<string, string>> = {
  agentAccount: 'Agent account',
  workOrSchoolAccount: 'Work or school account',
  localAdminAccount: 'Local admin account',
};

/** X5: a group deleted for inactivity says so. */
export const stateOfGroup = ({ status, deletionReason }: Pick<HostedGroupView, 'status' | 'deletionReason'>): string =>
  status === 'deleted' && deletionReason === 'inactivity' ? 'deletedInactive' : status;

/** How many of something, in words that agree with the number. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
