import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Claimed, EndRequest, Enrolled, HeartbeatAnswer, RunOrder, StartAnswer } from '#protocol/agent.js';

/** A run as the fake server gives it out, and what it heard of it. */
export type FakeRun = {
  readonly runId: string;
  readonly order: RunOrder;
  answerToStart: 'go' | 'drop';
  starts: number;
  log: Buffer;
  truncated: boolean;
  readonly ends: EndRequest[];
};

const HOLD_MS = 300;

/** The server's side of the agent protocol, in memory, with a switch for each fault. */
export class FakeServer {
  readonly botId = randomUUID();
  readonly claims: number[] = [];
  readonly heartbeats: { claim: number; runId?: string }[] = [];
  readonly enrolments: { token: string }[] = [];
  readonly runs: FakeRun[] = [];
  order: HeartbeatAnswer['order'] = 'continue';
  graceMs = 30_000;
  leaseMs = 600_000;
  orphanTimeoutMs = 900_000;
  sessionReuse = false;
  /** While set, every call is answered with it. */
  failWith: number | undefined;
  /** Answers whose effect is kept and whose telling is lost, by the last word of the path. */
  readonly loseAnswersTo = new Map<string, number>();
  tokensGiven = 0;
  refuseTokens = false;
  /** Access tokens up to this number are not taken any more. */
  revokedTokens = 0;
  private readonly assigned = new Map<number, FakeRun>();
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async open(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  enqueue(flow: Partial<RunOrder['flow']>, rest: Partial<RunOrder> = {}): FakeRun {
    const run: FakeRun = {
      runId: randomUUID(),
      order: {
        flow: { command: process.execPath, arguments: [], environment: {}, ...flow },
        inputs: {},
        account: { kind: 'agentAccount' },
        runDeadlineInMs: 86_400_000,
        leaseMs: this.leaseMs,
        logLimitBytes: 1024 * 1024,
        ...rest,
      },
      answerToStart: 'go',
      starts: 0,
      log: Buffer.alloc(0),
      truncated: false,
      ends: [],
    };
    this.runs.push(run);
    return run;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = request.url?.replace('/agent/v1/', '') ?? '';
    const word = path.replace(/\?.*/, '').split('/').at(-1) ?? '';
    if (this.failWith !== undefined) return send(response, this.failWith, {});
    const [status, answer] = this.isRevoked(request) ? [401, {}] : await this.handle(path, word, body);
    const toLose = this.loseAnswersTo.get(word) ?? 0;
    this.loseAnswersTo.set(word, toLose - 1);
    if (toLose > 0) return void response.destroy();
    send(response, status, answer);
  }

  private isRevoked({ headers }: IncomingMessage): boolean {
    const [, number] = /^Bearer access-(\d+)$/.exec(headers.authorization ?? '') ?? [];
    return number !== undefined && Number(number) <= this.revokedTokens;
  }

  private async handle(path: string, word: string, body: Buffer): Promise<readonly [number, unknown]> {
    const run = this.runs.find(({ runId }) => path.startsWith(`runs/${runId}/`));
    switch (word) {
      case 'enrol':
        this.enrolments.push(JSON.parse(body.toString()));
        return [200, this.enrolled()];
      case 'token':
        if (this.refuseTokens) return [401, {}];
        return [200, { accessToken: `access-${++this.tokensGiven}`, expiresInSeconds: 600 }];
      case 'claim':
        return [200, await this.claim(JSON.parse(body.toString()).claim)];
      case 'heartbeat':
        this.heartbeats.push(JSON.parse(body.toString()));
        return [200, { leaseMs: this.leaseMs, order: this.order, graceMs: this.graceMs }];
      case 'start':
        return run ? [200, this.start(run)] : [404, {}];
      case 'log':
        return run ? this.log(run, Number(new URLSearchParams(path.split('?')[1]).get('offset')), body) : [404, {}];
      case 'end':
        run?.ends.push(JSON.parse(body.toString()));
        return run ? [204, undefined] : [404, {}];
      default:
        return [404, {}];
    }
  }

  private enrolled(): Enrolled {
    const { sessionReuse, orphanTimeoutMs } = this;
    return { botId: this.botId, environmentId: 'environment-1', groupId: 'group-1', sessionReuse, orphanTimeoutMs };
  }

  private async claim(claim: number): Promise<Claimed> {
    this.claims.push(claim);
    for (let waitedMs = 0; waitedMs < HOLD_MS; waitedMs += 20) {
      if (this.order === 'retire') return { kind: 'retire' };
      const run = this.assigned.get(claim) ?? this.runs.find((one) => ![...this.assigned.values()].includes(one));
      if (run && run.ends.length === 0) {
        this.assigned.set(claim, run);
        return { kind: 'run', runId: run.runId, runToken: `token-of-${run.runId}`, acknowledgeWithinMs: 30_000 };
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { kind: 'none' };
  }

  private start(run: FakeRun): StartAnswer {
    run.starts += 1;
    return run.answerToStart === 'drop' ? { kind: 'drop' } : { kind: 'go', ...run.order };
  }

  private log(run: FakeRun, offset: number, bytes: Buffer): readonly [number, unknown] {
    if (offset > run.log.length) return [409, { length: run.log.length, truncated: run.truncated }];
    const whole = Buffer.concat([run.log, bytes.subarray(run.log.length - offset)]);
    run.truncated ||= whole.length > run.order.logLimitBytes;
    run.log = whole.subarray(0, run.order.logLimitBytes);
    return [200, { length: run.log.length, truncated: run.truncated }];
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
