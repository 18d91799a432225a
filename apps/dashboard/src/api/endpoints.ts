import type * as api from '#protocol/generated/api.gen.js';
import { endpoint } from './endpoint.js';

/** Everything that pages ask for. The compiler checks each address against the OpenAPI document. */
export const whoAmI = endpoint<api.WhoAmIData, api.WhoAmIResponses[200]>('/api/v1/session', 'none');

export const environments = endpoint<api.ListEnvironmentsData, api.ListEnvironmentsResponses[200]>(
  '/api/v1/environments',
  'environments',
);
export const environment = endpoint<api.GetEnvironmentData, api.GetEnvironmentResponses[200]>(
  '/api/v1/environments/{environmentId}',
  'environments',
);
export const hostedGroups = endpoint<api.ListHostedGroupsData, api.ListHostedGroupsResponses[200]>(
  '/api/v1/environments/{environmentId}/hosted-groups',
  'groups',
);
export const hostedGroup = endpoint<api.GetHostedGroupData, api.GetHostedGroupResponses[200]>(
  '/api/v1/environments/{environmentId}/hosted-groups/{groupId}',
  'groups',
);
export const images = endpoint<api.ListImagesData, api.ListImagesResponses[200]>(
  '/api/v1/environments/{environmentId}/images',
  'images',
);
export const flows = endpoint<api.ListFlowsData, api.ListFlowsResponses[200]>(
  '/api/v1/environments/{environmentId}/flows',
  'flows',
);
export const flow = endpoint<api.GetFlowData, api.GetFlowResponses[200]>(
  '/api/v1/environments/{environmentId}/flows/{flowId}',
  'flows',
);
export const flowVersions = endpoint<api.ListFlowVersionsData, api.ListFlowVersionsResponses[200]>(
  '/api/v1/environments/{environmentId}/flows/{flowId}/versions',
  'flows',
);
export const connections = endpoint<api.ListConnectionsData, api.ListConnectionsResponses[200]>(
  '/api/v1/environments/{environmentId}/connections',
  'connections',
  'groups',
);
export const connection = endpoint<api.GetConnectionData, api.GetConnectionResponses[200]>(
  '/api/v1/environments/{environmentId}/connections/{connectionId}',
  'connections',
  'groups',
);
export const runs = endpoint<api.ListRunsData, api.ListRunsResponses[200]>(
  '/api/v1/environments/{environmentId}/runs',
  'runs',
);
export const run = endpoint<api.GetRunData, api.GetRunResponses[200]>(
  '/api/v1/environments/{environmentId}/runs/{runId}',
  'runs',
);
export const runEvents = endpoint<api.GetRunEventsData, api.GetRunEventsResponses[200]>(
  '/api/v1/environments/{environmentId}/runs/{runId}/events',
  'runs',
);
/** Inputs and outputs of a run are as of today, whatever moment the page shows: they are kept once. */
export const runInputs = endpoint<api.GetRunInputsData, unknown>(
  '/api/v1/environments/{environmentId}/runs/{runId}/inputs',
  'none',
);
export const runOutputs = endpoint<api.GetRunOutputsData, unknown>(
  '/api/v1/environments/{environmentId}/runs/{runId}/outputs',
  'none',
  'runs',
);
export const queue = endpoint<api.ListQueueData, api.ListQueueResponses[200]>(
  '/api/v1/environments/{environmentId}/queue',
  'queue',
  'bots',
  'groups',
);
export const bots = endpoint<api.ListBotsData, api.ListBotsResponses[200]>(
  '/api/v1/environments/{environmentId}/bots',
  'bots',
);
export const bot = endpoint<api.GetBotData, api.GetBotResponses[200]>(
  '/api/v1/environments/{environmentId}/bots/{botId}',
  'bots',
);
export const provisioningErrors = endpoint<api.ListProvisioningErrorsData, api.ListProvisioningErrorsResponses[200]>(
  '/api/v1/environments/{environmentId}/provisioning-errors',
  'provisioning-errors',
);
export const scalingDecisions = endpoint<api.ListScalingDecisionsData, api.ListScalingDecisionsResponses[200]>(
  '/api/v1/environments/{environmentId}/scaling-decisions',
  'scaling-decisions',
);
export const series = endpoint<api.GetSeriesData, api.GetSeriesResponses[200]>(
  '/api/v1/environments/{environmentId}/series',
  'clock',
);
export const scalingPreview = endpoint<api.PreviewScalingData, api.PreviewScalingResponses[200]>(
  '/api/v1/environments/{environmentId}/scaling-preview',
  'queue',
  'bots',
  'groups',
);
export const audit = endpoint<api.ListAuditData, api.ListAuditResponses[200]>(
  '/api/v1/environments/{environmentId}/audit',
  'audit',
);
export const apiKeys = endpoint<api.ListApiKeysData, api.ListApiKeysResponses[200]>('/api/v1/api-keys', 'none');
export const secrets = endpoint<api.ListSecretsData, api.ListSecretsResponses[200]>(
  '/api/v1/environments/{environmentId}/secrets',
  'none',
);
export const projections = endpoint<api.ListProjectionsData, api.ListProjectionsResponses[200]>(
  '/api/v1/projections',
  'none',
);
export const parked = endpoint<api.ListParkedData, api.ListParkedResponses[200]>('/api/v1/parked', 'none');
