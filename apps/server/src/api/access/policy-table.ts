import type { Role } from '#domain/access/access.events.js';

/** Who may do an operation: everybody, whoever is signed in, or the roles that are named. */
export type Access = 'anyone' | 'signedIn' | readonly Role[];

const administrators = ['SystemAdministrator'] as const;

/**
 * Every operation of the API, and who may do it. A route whose operation is not listed here stops the start, and so does an entry
 * without a route: nothing is open by being forgotten.
 */
export const policyTable = {
  signIn: 'anyone',
  signInForKey: 'anyone',
  whoAmI: 'signedIn',
  signOut: 'signedIn',
  makeSignInLink: administrators,
  listApiKeys: administrators,
  issueApiKey: administrators,
  revokeApiKey: administrators,
  namePeople: administrators,

  listEnvironments: administrators,
  getEnvironment: administrators,
  changeEnvironment: administrators,
  listSecrets: administrators,
  setSecret: administrators,
  removeSecret: administrators,

  listHostedGroups: administrators,
  createHostedGroup: administrators,
  getHostedGroup: administrators,
  editHostedGroup: administrators,
  deleteHostedGroup: administrators,
  updateImage: administrators,
  restoreHostedGroup: administrators,

  listImages: administrators,
  registerImage: administrators,
  getImage: administrators,
  publishImageVersion: administrators,

  listFlows: administrators,
  createFlow: administrators,
  getFlow: administrators,
  listFlowVersions: administrators,
  publishFlowVersion: administrators,

  listConnections: administrators,
  createConnection: administrators,
  getConnection: administrators,
  editConnection: administrators,
  deleteConnection: administrators,

  listRuns: administrators,
  enqueueRun: administrators,
  getRun: administrators,
  cancelRun: administrators,
  getRunInputs: administrators,
  getRunOutputs: administrators,
  getRunLog: administrators,
  getRunEvents: administrators,
  listQueue: administrators,

  listBots: administrators,
  getBot: administrators,
  listProvisioningErrors: administrators,
  listScalingDecisions: administrators,
  previewScaling: administrators,
  getSeries: administrators,
  listAudit: administrators,
  exportAudit: administrators,
  listGroupEvents: administrators,
  followChanges: administrators,
  followEvents: administrators,

  listProjections: administrators,
  compareProjection: administrators,
  rebuildProjection: administrators,
  listParked: administrators,
  retryParked: administrators,
  skipParked: administrators,

  showDashboard: 'anyone',
  getDashboardAsset: 'anyone',
  getOpenApi: 'anyone',
  showDocs: 'anyone',
  getDocsFile: 'anyone',
  live: 'anyone',
  ready: 'anyone',
  metrics: 'anyone',
} as const satisfies Record<string, Access>;

export type OperationName = keyof typeof policyTable;

/** Controllers that let nobody in by this table, and what guards them instead. */
export const guardedElsewhere: Readonly<Record<string, string>> = {
  AgentController: 'the tokens of bots, checked by AgentGuard',
};

/** Whether these roles may do it; `undefined` is somebody who is not signed in. */
export function mayDo(access: Access, roles: readonly Role[] | undefined): boolean {
  if (access === 'anyone') return true;
  if (roles === undefined) return false;
  return access === 'signedIn' || roles.some((role) => access.includes(role));
}
