import type { AccessToken } from './access-token.js';
import type { AgentFolder } from './agent-folder.js';
import type { AgentLog } from './agent-log.js';
import type { ClaimCounter } from './claim-counter.js';
import type { Executor } from './executors/executor.js';
import type { Heartbeat } from './heartbeat.js';
import type { Identity } from './identity.js';
import type { ServerApi } from './server-api.js';

/** An enrolled agent at work: who it is, and the parts it works with. */
export type Bot = {
  readonly identity: Identity;
  readonly folder: AgentFolder;
  readonly api: ServerApi;
  readonly accessToken: AccessToken;
  readonly claims: ClaimCounter;
  readonly heartbeat: Heartbeat;
  readonly execute: Executor;
  readonly log: AgentLog;
  /** Aborts, with an `AgentEnds` as its reason, when the agent is to end. */
  readonly life: AbortSignal;
};
