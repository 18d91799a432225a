import { Rejected } from '#kernel/rejected.js';
import type { PolicyName } from './environment/policies.js';
import type { GroupAccess } from './hosted-groups/hosted-groups.events.js';
import type { OpenRunStatus, RunStatus } from './run/run.events.js';

type None = Readonly<Record<never, never>>;
type Limit<Field extends string> = { readonly [F in Field]: number };

/** Every code by which a rule refuses, with the numbers that its sentence needs. Codes are public and stable: add, never rename. */
export type Rejections = {
  // of several kinds of things
  'name-invalid': Limit<'maximumCharacters'>;
  'name-taken': None;
  'description-invalid': Limit<'maximumCharacters'>;
  'idempotency-key-used': None;
  // environment
  'environment-not-found': None;
  'environment-already-exists': None;
  'policy-unknown': { readonly known: readonly PolicyName[] };
  'policy-out-of-bounds': { readonly policy: PolicyName } & Limit<'minimum' | 'maximum'>;
  'secret-name-invalid': Limit<'maximumCharacters'>;
  'secret-limit-reached': Limit<'maximum'>;
  // hosted groups
  'add-ons-out-of-bounds': Limit<'minimum' | 'maximum'>;
  'group-not-found': None;
  'group-being-deleted': None;
  'group-deleted': None;
  'group-not-deleted': None;
  'group-not-being-deleted': None;
  'group-active': { readonly openRuns: number };
  'group-has-open-runs': { readonly openRuns: number };
  'group-has-bots': { readonly bots: number };
  'group-limit-reached': Limit<'maximum'>;
  'access-not-available': None;
  'bot-number-invalid': { readonly field: 'committed' | 'maximum' } & Limit<'minimum'>;
  'maximum-above-capacity': { readonly capacity: number };
  'maximum-above-limit': Limit<'limit'>;
  'committed-above-maximum': { readonly committed: number; readonly maximum: number };
  'committed-sum-above-capacity': { readonly capacity: number; readonly committedElsewhere: number };
  'stale-configuration': { readonly expected: number; readonly actual: number };
  'group-at-maximum': Limit<'maximum'>;
  'environment-full': { readonly capacity: number };
  'committed-elsewhere': { readonly capacity: number; readonly kept: number };
  // images
  'image-not-found': None;
  // flows
  'flow-not-found': None;
  'flow-version-not-found': { readonly latestVersion: number };
  'flow-definition-invalid': { readonly field: string; readonly rule: string };
  'stale-version': { readonly expected: number; readonly actual: number };
  // connections
  'connection-not-found': None;
  'connection-deleted': None;
  'connection-broken': { readonly lacks: 'group' | 'credential' };
  'connection-of-another-group': None;
  'connection-kind-mismatch': { readonly access: GroupAccess };
  'credential-missing': None;
  'credential-not-needed': None;
  'credential-generated': None;
  // runs
  'run-not-found': None;
  'run-already-ended': { readonly status: Exclude<RunStatus, OpenRunStatus> };
  'run-not-queued': { readonly status: OpenRunStatus };
  'run-not-started': None;
  'run-not-yours': None;
  'attended-not-supported': None;
  'queue-full': Limit<'maximum'>;
  'queue-deadline-passed': { readonly deadline: number };
  'inputs-too-large': Limit<'maximumBytes'>;
  'correlation-key-invalid': Limit<'maximumCharacters'>;
  'too-early': { readonly deadline: number };
  // bots
  'bot-not-found': None;
  'bot-not-expected': None;
  'bot-still-wanted': None;
  'already-enrolled': None;
  // access
  'principal-not-found': None;
  'principal-already-exists': None;
  'api-key-not-found': None;
  'expiry-in-the-past': None;
};

export type RejectionCode = keyof Rejections;

type Details<Code extends RejectionCode> = keyof Rejections[Code] extends never ? [] : [details: Rejections[Code]];

/** Refuses a command. The details are numbers and ids only: never a secret, never what a person typed. */
export function reject<Code extends RejectionCode>(code: Code, ...[details]: Details<Code>): never {
  throw new Rejected<RejectionCode>(code, details);
}
