/** Where this version of the API begins. A change that would break callers begins another one. */
export const V1 = 'api/v1';
/** What stands below one environment. */
export const OF_ENVIRONMENT = `${V1}/environments/:environmentId`;

/** The address of a thing of an environment, for `Location`. */
export const addressOf = (environmentId: string, ...steps: readonly string[]): string =>
  ['', V1, 'environments', environmentId, ...steps.map(encodeURIComponent)].join('/');
