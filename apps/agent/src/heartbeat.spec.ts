import { afterEach, describe, expect, it } from '@jest/globals';

import type { HeartbeatAnswer, HeartbeatRequest } from '#protocol/agent.js';

import type { AccessToken } from './access-token.js';
import type { ClaimCounter } from './claim-counter.js';
import type { FlowRun } from './flow-run.js';
import { Heartbeat } from './heartbeat.js';
import type { ServerApi } from './server-api.js';

const EVERY_MS = 3_600_000;
const run = { runId: 'run', heard: () => undefined } as unknown as FlowRun;
let life = new AbortController();

/** A bot's heartbeat, and what it said; `answer` is what the server says, once it says it. */
function beating(answer: (request: HeartbeatRequest) => Promise<Partial<HeartbeatAnswer>>) {
  const said: HeartbeatRequest[] = [];
  const server = {
    heartbeat: async (_: string, request: HeartbeatRequest) => {
      said.push(request);
      return { order: 'continue', graceMs: 0, leaseMs: 600_000, ...(await answer(request)) };
    },
  } as unknown as ServerApi;
  const token = { authorise: (call: (token: string) => unknown) => call('token') } as unknown as AccessToken;
  const heartbeat = new Heartbeat(server, token, { claim: 1 } as ClaimCounter, EVERY_MS);
  void heartbeat.beatUntil(life.signal).catch(() => undefined);
  return { heartbeat, said };
}

/** The test's own time-out is the only limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a heartbeat', () => {
  afterEach(() => {
    life.abort();
    life = new AbortController();
  });

  it('I1 comes four times a lease, however rarely the agent means to beat', async () => {
    const { said } = beating(async () => ({ leaseMs: 1_000 }));
    await until(() => said.length === 3);
  });

  it('P2 speaks at once of a run that began while another heartbeat was under way', async () => {
    let answered = () => undefined as void;
    const { heartbeat, said } = beating(() => new Promise((resolve) => (answered = () => resolve({}))));
    await until(() => said.length === 1);
    heartbeat.run = run;
    answered();
    await until(() => said.length === 2);
    expect(said).toEqual([{ claim: 1 }, { claim: 1, runId: 'run' }]);
  });
});
