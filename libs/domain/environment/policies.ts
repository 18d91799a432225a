const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** One limit that an environment holds (X18): its default, its bounds, and what it governs. Units stand last in the name. */
export type PolicyDefinition = {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly meaning: string;
};

const policy = (defaultValue: number, minimum: number, maximum: number, meaning: string): PolicyDefinition => ({
  default: defaultValue,
  minimum,
  maximum,
  meaning,
});

/** As far as the two numbers of groups and bots can be raised: what reads all of either reads so many. */
export const MAX_HOSTED_GROUPS = 10_000;
export const MAX_BOTS_PER_GROUP = 10_000;

/** Every policy. A change is an event, and is judged by from then on: what was queued or started before keeps its deadline. */
export const policyDefinitions = {
  // S62, X1
  queueTimeoutMs: policy(3 * HOUR_MS, SECOND_MS, 28 * DAY_MS, 'How long a run may wait in the queue.'),
  // S63
  runTimeoutMs: policy(24 * HOUR_MS, SECOND_MS, 28 * DAY_MS, 'How long a run may run.'),
  // X1
  idleTimeoutMs: policy(3 * HOUR_MS, SECOND_MS, 28 * DAY_MS, 'How long a bot stays warm without a run.'),
  // X10: these three
  provisioningTimeoutMs: policy(60 * MINUTE_MS, SECOND_MS, DAY_MS, 'How long a bot may take to enrol.'),
  provisioningReplacements: policy(2, 0, 10, 'How often a failed bot is replaced before its group backs off.'),
  provisioningBackoffMs: policy(
    10 * MINUTE_MS,
    SECOND_MS,
    DAY_MS,
    'The first back-off of a group; it doubles up to six hours.',
  ),
  // S109, X5
  inactivityTimeoutMs: policy(28 * DAY_MS, SECOND_MS, 3650 * DAY_MS, 'How long a group without runs is kept.'),
  acknowledgeTimeoutMs: policy(30 * SECOND_MS, SECOND_MS, HOUR_MS, 'How long an agent may take to acknowledge a run.'),
  // P2
  cancelGraceMs: policy(30 * SECOND_MS, 0, HOUR_MS, 'How long a cancelled flow has to end by itself.'),
  executionLeaseMs: policy(10 * MINUTE_MS, 5 * SECOND_MS, DAY_MS, 'How long a silent bot keeps its run.'),
  // S106
  maximumHostedGroups: policy(10, 1, MAX_HOSTED_GROUPS, 'How many hosted groups an environment has.'),
  // S107, X12
  maximumBotsPerGroup: policy(50, 1, MAX_BOTS_PER_GROUP, 'The highest maximum of a group.'),
  // P14
  queueMaximumRuns: policy(100_000, 1, 10_000_000, 'How many runs may wait in one group.'),
} as const satisfies Record<string, PolicyDefinition>;

export type PolicyName = keyof typeof policyDefinitions;
export type Policies = { readonly [Name in PolicyName]: number };

export const defaultPolicies: Policies = Object.fromEntries(
  Object.entries(policyDefinitions).map(([name, definition]) => [name, definition.default]),
) as Policies;
