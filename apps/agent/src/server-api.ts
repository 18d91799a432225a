import {
  CLAIM_HOLD_MS,
  type Claimed,
  type ClaimRequest,
  type EndRequest,
  type Enrolled,
  type EnrolRequest,
  type HeartbeatAnswer,
  type HeartbeatRequest,
  type LogAnswer,
  type StartAnswer,
  type StartRequest,
  type Token,
  type TokenRequest,
} from '#protocol/agent.js';

import type { ServerConnection } from './server-connection.js';

/** Of an ordinary call; a claim is held by the server and gets this on top. */
const CALL_DEADLINE_MS = 15_000;

/** Which run a call is about, and the token that allows it. */
export type RunCall = { readonly runId: string; readonly runToken: string };

/** The calls of the agent protocol, one try each. What they throw is {@link ServerConnection.post}'s. */
export class ServerApi {
  constructor(private readonly server: ServerConnection) {}

  serverNow = (): number => this.server.serverNow();

  enrol = (body: EnrolRequest, signal: AbortSignal) => this.post<Enrolled>({ path: 'enrol', body, signal });

  token = (body: TokenRequest, signal: AbortSignal) => this.post<Token>({ path: 'token', body, signal });

  claim = (bearer: string, body: ClaimRequest, signal: AbortSignal) =>
    this.post<Claimed>({ path: 'claim', bearer, body, signal, deadlineMs: CLAIM_HOLD_MS + CALL_DEADLINE_MS });

  heartbeat = (bearer: string, body: HeartbeatRequest, signal: AbortSignal) =>
    this.post<HeartbeatAnswer>({ path: 'heartbeat', bearer, body, signal });

  start = (run: RunCall, body: StartRequest, signal: AbortSignal) =>
    this.post<StartAnswer>({ path: pathOf(run, 'start'), bearer: run.runToken, body, signal });

  log = (run: RunCall, offset: number, body: Uint8Array, signal: AbortSignal) =>
    this.post<LogAnswer>({ path: pathOf(run, `log?offset=${offset}`), bearer: run.runToken, body, signal });

  end = (run: RunCall, body: EndRequest, signal: AbortSignal) =>
    this.post<undefined>({ path: pathOf(run, 'end'), bearer: run.runToken, body, signal });

  private async post<Answer>(call: {
    path: string;
    bearer?: string;
    body: object | Uint8Array;
    signal: AbortSignal;
    deadlineMs?: number;
  }): Promise<Answer> {
    return (await this.server.post({ deadlineMs: CALL_DEADLINE_MS, ...call })) as Answer;
  }
}

const pathOf = ({ runId }: RunCall, call: string): string => `runs/${encodeURIComponent(runId)}/${call}`;
