/** What the command line reads of the API's answers; `/api/openapi.json` has the whole of them. Times are ISO 8601. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null; readonly total?: number };

export type Group = {
  readonly groupId: string;
  readonly name: string;
  readonly description: string;
  readonly status: 'active' | 'deleting' | 'deleted';
  readonly deletionReason: string | null;
  readonly access: string;
  readonly sessionReuse: boolean;
  readonly committed: number;
  readonly maximum: number;
  readonly image: { readonly imageId: string; readonly version: number };
  readonly configuration: number;
  readonly runs: Readonly<Record<'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'timedOut', number>>;
  readonly bots: Readonly<Record<'provisioning' | 'idle' | 'busy' | 'leaving', number>>;
  readonly createdAt: string;
  readonly activeUntil: string;
};

export type Flow = {
  readonly flowId: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly publishedAt: string;
};

export type FlowDefinition = {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, unknown>>;
  readonly folder: string | null;
  readonly timeoutMs: number | null;
  readonly inputsSchema: object | null;
};

export type Connection = {
  readonly connectionId: string;
  readonly groupId: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly broken: boolean;
  readonly brokenReason: string | null;
  readonly createdAt: string;
};

export type Secret = { readonly name: string; readonly setAt: string };

export type IssuedApiKey = { readonly key: string; readonly keyId: string };

export type ApiKey = {
  readonly keyId: string;
  readonly label: string;
  readonly issuedAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
};

export type Image = {
  readonly imageId: string;
  readonly name: string;
  readonly origin: string;
  readonly version: number;
  readonly publishedAt: string;
};

export type Policy = {
  readonly value: number;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly meaning: string;
};

export type Environment = {
  readonly environmentId: string;
  readonly name: string;
  readonly activeGroups: number;
  readonly capacity: Readonly<Record<'addOns' | 'inUse' | 'free' | 'committed' | 'overage', number>>;
  readonly policies: Readonly<Record<string, Policy>>;
};

export type RunStatus =
  'queued' | 'assigned' | 'running' | 'cancelling' | 'succeeded' | 'failed' | 'cancelled' | 'timedOut';

export type Run = {
  readonly runId: string;
  readonly groupId: string;
  readonly groupName: string | null;
  readonly flowName: string | null;
  readonly flowVersion: number;
  readonly priority: string;
  readonly status: RunStatus;
  readonly code: string | null;
  readonly explanation: string | null;
  readonly detail: string | null;
  readonly exitCode: number | null;
  readonly correlationId: string | null;
  readonly queuedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly botId: string | null;
  readonly outputsBytes: number;
};

export type RecordedEvent = {
  readonly position: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly stream: string;
  readonly data: object;
};

export type BotStatus = 'reserved' | 'provisioning' | 'idle' | 'busy' | 'leaving' | 'deleted';

export type Bot = {
  readonly botId: string;
  readonly groupId: string;
  readonly groupName: string | null;
  readonly status: BotStatus;
  readonly reservedAt: string;
  readonly enrolledAt: string | null;
  readonly idleSince: string | null;
  readonly runId: string | null;
  readonly runsDone: number;
  readonly leavingReason: string | null;
  readonly deletedAt: string | null;
};

export type QueuedRun = {
  readonly runId: string;
  readonly groupName: string | null;
  readonly flowName: string | null;
  readonly status: 'queued' | 'assigned';
  readonly queuedAt: string;
  readonly queueDeadline: string;
  readonly place: number | null;
  readonly reason: { readonly code: string; readonly sentence: string };
  readonly estimatedStart: string | null;
  readonly estimate: { readonly basis: string; readonly sentence: string };
};

export type ScalingDecision = {
  readonly groupName: string | null;
  readonly decidedAt: string;
  readonly result: 'scaleOut' | 'scaleIn' | 'hold' | 'blocked';
  readonly rule: string;
  readonly bots: number;
  readonly explanation: string;
};

export type Projection = {
  readonly name: string;
  readonly kind: 'projection' | 'saga' | 'effect';
  readonly version: number;
  readonly position: string | null;
  readonly lagMs: number;
  readonly atHead: boolean;
  readonly parked: number;
};

export type Comparison = {
  readonly projection: string;
  readonly version: number;
  readonly rows: number;
  readonly versions: number;
  readonly dueTimes: number;
  readonly equal: boolean;
  readonly differences: readonly { readonly key: string; readonly difference: string }[];
};

/** A row that waits for a person. */
export type ParkedRow = {
  readonly runner: string;
  readonly key: string;
  readonly position: string;
  readonly eventId: string;
  readonly eventType: string | null;
  readonly stoppedAt: 'event' | 'command';
  readonly reason: string;
};
