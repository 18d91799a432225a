/**
 * What agents and the server say to each other, as JSON over HTTP below `/agent/v1`. An agent only ever calls; it is never called.
 * Every call may be repeated: what has had its effect is answered again.
 *
 * | call | bearer | says | answers |
 * |---|---|---|---|
 * | `POST /enrol` | – | {@link EnrolRequest} | {@link Enrolled} |
 * | `POST /token` | – | {@link TokenRequest} | {@link Token} |
 * | `POST /claim` | access token | {@link ClaimRequest} | {@link Claimed}, held up to {@link CLAIM_HOLD_MS} |
 * | `POST /heartbeat` | access token | {@link HeartbeatRequest} | {@link HeartbeatAnswer}, held up to {@link HEARTBEAT_HOLD_MS} while a run goes on |
 * | `POST /runs/{runId}/start` | run token | {@link StartRequest} | {@link StartAnswer} |
 * | `POST /runs/{runId}/log?offset=n` | run token | raw bytes | {@link LogAnswer}; 409 with it where bytes are missing before the offset |
 * | `POST /runs/{runId}/end` | run token | {@link EndRequest} | 204 |
 */

/** How long the server holds a claim open before it answers `none`. */
export const CLAIM_HOLD_MS = 25_000;
/** How long the server holds the heartbeat of a bot at work, so that an order reaches it at once; never over a quarter of the lease. */
export const HEARTBEAT_HOLD_MS = 8_000;
/** How often an agent renews its lease while the server answers. */
export const HEARTBEAT_EVERY_MS = 10_000;
/** Audience of the assertions by which an agent asks for access tokens; they are valid for a minute at most. */
export const ASSERTION_AUDIENCE = 'hostler-agent';
export const ASSERTION_LIFETIME_SECONDS = 60;
/** Of one log call's body. */
export const LOG_CHUNK_MAX_BYTES = 64 * 1024;
/** Of a run's outputs, as JSON text. */
export const OUTPUTS_MAX_BYTES = 2 * 1024 * 1024;
/** How many objects and arrays may stand within each other in a run's outputs: one less than in the body round them. */
export const OUTPUTS_MAX_DEPTH = 31;

export type EnrolRequest = {
  /** One-time token, bound to one bot. Enrolling again with the same token and the same key within its life is a repeat. */
  readonly token: string;
  /** Ed25519 public key as a JWK (`kty: OKP`, `crv: Ed25519`, `x`). */
  readonly publicKey: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
  readonly agentVersion: string;
  /** For instance `linux-x64`. */
  readonly platform: string;
};

export type Enrolled = {
  readonly botId: string;
  readonly environmentId: string;
  readonly groupId: string;
  /** S40: whether runs reuse one session folder, as it stood when the bot was made; what a {@link RunOrder} says holds. */
  readonly sessionReuse: boolean;
  /** Without a server for this long, an agent ends its work and itself. */
  readonly orphanTimeoutMs: number;
};

/**
 * A JWT signed with the enrolled key: `alg EdDSA`, `iss` = `sub` = bot id, `aud` = {@link ASSERTION_AUDIENCE}, `jti`, `iat`, `exp`, and
 * the bot's `environmentId`.
 */
export type TokenRequest = { readonly assertion: string };
export type Token = { readonly accessToken: string; readonly expiresInSeconds: number };

/** `claim` counts up from 1: a new number says that the bot is free for its next run. */
export type ClaimRequest = { readonly claim: number };
export type Claimed =
  | { readonly kind: 'none' }
  | { readonly kind: 'retire' }
  | { readonly kind: 'run'; readonly runId: string; readonly runToken: string; readonly acknowledgeWithinMs: number };

export type HeartbeatRequest = { readonly claim: number; readonly runId?: string };
/**
 * The lease counts from the moment *before* the agent sent the request. `cancel`: end the flow gracefully, by force after
 * `graceMs`. `stop`: the run has ended on the server; end the flow at once and claim anew. `retire`: finish, then exit.
 */
export type HeartbeatAnswer = {
  readonly leaseMs: number;
  readonly order: 'continue' | 'cancel' | 'stop' | 'retire';
  readonly graceMs: number;
};

export type StartRequest = { readonly claim: number };
/** Only on `go` may the flow start; it comes after `RunStarted` is in the log. */
export type StartAnswer = { readonly kind: 'drop' } | ({ readonly kind: 'go' } & RunOrder);

export type RunOrder = {
  readonly flow: {
    readonly command: string;
    readonly arguments: readonly string[];
    /** Secrets are resolved; the whole map is to be held in memory only. */
    readonly environment: Readonly<Record<string, string>>;
    /** Working folder; the session folder where absent. */
    readonly folder?: string;
    /** The flow's own limit; the run's deadline holds besides. */
    readonly timeoutMs?: number;
  };
  readonly inputs: Readonly<Record<string, unknown>>;
  /** X20: whom to run as. */
  readonly account:
    | { readonly kind: 'agentAccount' }
    | { readonly kind: 'account'; readonly username: string; readonly password: string };
  /** S40: one session folder is reused from run to run instead of a fresh one each. Servers before it say nothing. */
  readonly sessionReuse?: boolean;
  readonly runDeadlineInMs: number;
  readonly leaseMs: number;
  readonly logLimitBytes: number;
};

export type LogAnswer = { readonly length: number; readonly truncated: boolean };

/** Why an agent says that a run failed. Stable and public. */
export type AgentFailureCode =
  /** The flow ended with an exit code other than 0, or by a signal. */
  | 'FlowFailed'
  /** The flow's own time-out passed. */
  | 'FlowTimedOut'
  /** The flow never started: command or folder not found, or the account can't be used here. */
  | 'SessionCreationError'
  /** The outputs file holds no JSON object, or one that is nested deeper than {@link OUTPUTS_MAX_DEPTH}. */
  | 'InvalidOutputs'
  /** The outputs file is larger than {@link OUTPUTS_MAX_BYTES}. */
  | 'OutputsTooLarge'
  /** The agent could not renew its lease and ended the flow before the server gave it up. */
  | 'LeaseLost';

export type EndRequest = { readonly claim: number } & (
  | { readonly outcome: 'succeeded'; readonly outputs: Readonly<Record<string, unknown>> | null }
  | {
      readonly outcome: 'failed';
      readonly code: AgentFailureCode;
      readonly exitCode?: number;
      readonly signal?: string;
      readonly detail?: string;
    }
  | { readonly outcome: 'cancelled' }
  /** The run's deadline passed on the bot; the server decides whether it has. */
  | { readonly outcome: 'timedOut' }
);
