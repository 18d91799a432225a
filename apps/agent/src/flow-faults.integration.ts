import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { linuxProcessTable } from './processes/linux-process-table.js';
import type { ProcessEntry } from './processes/process-entry.js';
import { AgentProcess, eventually } from './testing/agent-process.js';
import { buildAgent, type BuiltAgent } from './testing/built-agent.js';
import { FakeServer, type FakeRun } from './testing/fake-server.js';

const node = (script: string) => ({ command: process.execPath, arguments: ['-e', script] });
const forEver = node(`console.log('up'); setInterval(() => 0, 1000)`);
const stubborn = node(`process.on('SIGTERM', () => console.log('no')); console.log('up'); setInterval(() => 0, 1000)`);

jest.setTimeout(30_000);

let built: BuiltAgent;
let server: FakeServer;
let agent: AgentProcess;

beforeAll(() => {
  built = buildAgent();
});
afterAll(() => built.remove());
beforeEach(async () => {
  server = await new FakeServer().open();
});
afterEach(async () => {
  await agent.discard();
  await server.close();
});

const start = (): void => void (agent = new AgentProcess(built.script, server.url));
const isUp = (run: FakeRun) => eventually(() => run.log.includes('up'));
const markOf = ({ runId }: FakeRun) => `HOSTLER_RUN_ID=${runId}`;
const livingOf = (run: FakeRun) => linuxProcessTable().filter(({ marks }) => marks.includes(markOf(run)));
/** A guard holds its flow's output too, and carries the mark of its bot only. */
const isNoGuard = ({ marks }: ProcessEntry) => marks.length !== 1;

/** The bot stays usable: its next run succeeds. */
async function expectUsable(): Promise<void> {
  const next = server.enqueue(node(''));
  expect(await eventually(() => next.ends[0])).toMatchObject({ outcome: 'succeeded' });
}

describe('a flow that goes wrong', () => {
  it.each([
    ['ends with an exit code', node('process.exit(7)'), { code: 'FlowFailed', exitCode: 7 }],
    ['crashes', node('process.abort()'), { code: 'FlowFailed', signal: 'SIGABRT' }],
    ['can not be found', { command: 'no-such-command' }, { code: 'SessionCreationError' }],
    ['has no working folder', { ...node(''), folder: '/no/such/folder' }, { code: 'SessionCreationError' }],
    ['runs longer than its time-out', { ...forEver, timeoutMs: 300 }, { code: 'FlowTimedOut' }],
    ['writes no JSON', outputs(`'nothing of the kind'`), { code: 'InvalidOutputs' }],
    ['writes JSON, but no object', outputs(`'[1]'`), { code: 'InvalidOutputs' }],
    [
      'writes JSON nested too deeply',
      outputs(`'{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5)`),
      { code: 'InvalidOutputs' },
    ],
    ['writes too much', outputs(`JSON.stringify({ a: 'x'.repeat(2 ** 21) })`), { code: 'OutputsTooLarge' }],
  ])('fails with its code when it %s', async (_, flow, expected) => {
    const run = server.enqueue(flow);
    start();
    expect(await eventually(() => run.ends[0])).toMatchObject({ claim: 1, outcome: 'failed', ...expected });
    await expectUsable();
  });

  it('S63 is timed out when the deadline of its run passes', async () => {
    const run = server.enqueue(forEver, { runDeadlineInMs: 300 });
    start();
    expect(await eventually(() => run.ends[0])).toEqual({ claim: 1, outcome: 'timedOut' });
  });

  it('X20 is refused where it is to run as somebody else', async () => {
    const run = server.enqueue(node(''), { account: { kind: 'account', username: 'm4rker', password: 'm4rker' } });
    start();
    expect(await eventually(() => run.ends[0])).toMatchObject({ code: 'SessionCreationError' });
    expect(JSON.stringify(run.ends)).not.toContain('m4rker');
  });

  it('prints 100 MB and stalls for nothing; the log stops at its limit', async () => {
    const print = node(
      `const line = 'x'.repeat(1023) + '\\n'; for (let i = 0; i < 100 * 1024; i++) process.stdout.write(line)`,
    );
    const run = server.enqueue(print, { logLimitBytes: 300_000 });
    start();
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'succeeded' });
    expect(run).toMatchObject({ truncated: true, log: { length: 300_000 } });
    await expectUsable();
  });

  it.each([
    ['by setsid', '(setsid sh -c "sleep 1000 & sleep 1000" &); echo up; sleep 0.3'],
    ['that dropped its environment', '(env -i setsid sh -c "echo up; exec sleep 1000" &); sleep 0.3'],
  ])('leaves a daemon behind %s, which goes with it', async (_, shell) => {
    const run = server.enqueue({ command: 'sh', arguments: ['-c', shell] });
    start();
    await isUp(run);
    const output = linuxProcessTable().find(({ marks }) => marks.includes(markOf(run)))?.outputs[0] ?? 'none';
    const daemons = () => linuxProcessTable().filter((entry) => entry.outputs.includes(output) && isNoGuard(entry));
    expect(daemons().length).toBeGreaterThan(1);
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'succeeded' });
    expect([...daemons(), ...livingOf(run)]).toEqual([]);
    await expectUsable();
  });
});

describe('a flow that is ended', () => {
  it('P2 gracefully, when its run is cancelled', async () => {
    const run = server.enqueue(
      node(
        `process.on('SIGTERM', () => { console.log('bye'); process.exit(0) }); console.log('up'); setInterval(() => 0, 1000)`,
      ),
    );
    start();
    await isUp(run);
    server.order = 'cancel';
    expect(await eventually(() => run.ends[0])).toEqual({ claim: 1, outcome: 'cancelled' });
    expect(run.log.toString()).toBe('up\nbye\n');
  });

  it('P2 by force, when it does not end in time', async () => {
    const run = server.enqueue(stubborn);
    server.graceMs = 300;
    start();
    await isUp(run);
    server.order = 'cancel';
    expect(await eventually(() => run.ends[0])).toEqual({ claim: 1, outcome: 'cancelled' });
    expect(livingOf(run)).toEqual([]);
  });

  it('at once, when the server has ended its run; nothing is told', async () => {
    const run = server.enqueue(stubborn);
    start();
    await isUp(run);
    server.order = 'stop';
    await eventually(() => server.claims.includes(2));
    expect(run.ends).toEqual([]);
    expect(livingOf(run)).toEqual([]);
  });

  it('I1 before the lease ends, when the server can not be reached', async () => {
    server.leaseMs = 2_000;
    const run = server.enqueue(stubborn);
    start();
    await isUp(run);
    server.failWith = 503;
    await eventually(() => livingOf(run).length === 0);
    server.failWith = undefined;
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'failed', code: 'LeaseLost' });
  });

  it('I1 when its agent is killed; the next agent tells it and runs nothing twice', async () => {
    const run = server.enqueue(stubborn);
    start();
    await isUp(run);
    agent.kill('SIGKILL');
    await agent.exit();
    await eventually(() => linuxProcessTable().every(({ marks }) => !marks.includes(`HOSTLER_BOT_ID=${server.botId}`)));
    agent.start();
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'failed', code: 'LeaseLost' });
    expect(run.starts).toBe(1);
    expect(server.enrolments).toHaveLength(1);
  });

  it('I1 when its agent is stopped past the lease', async () => {
    server.leaseMs = 1_500;
    const run = server.enqueue(stubborn);
    start();
    await isUp(run);
    agent.kill('SIGSTOP');
    await eventually(() => livingOf(run).length === 0);
    agent.kill('SIGCONT');
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'failed', code: 'LeaseLost' });
  });

  it('when its guard is killed', async () => {
    const run = server.enqueue(stubborn);
    start();
    await isUp(run);
    const flow = livingOf(run)[0];
    process.kill(flow?.parent ?? NaN, 'SIGKILL');
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'failed', code: 'FlowFailed' });
    expect(livingOf(run)).toEqual([]);
    await expectUsable();
  });

  it('when its agent is told to end', async () => {
    const run = server.enqueue(stubborn);
    start();
    await isUp(run);
    agent.kill('SIGTERM');
    expect(await agent.exit()).toBe(0);
    expect(run.ends).toMatchObject([{ outcome: 'failed', code: 'LeaseLost' }]);
    expect(livingOf(run)).toEqual([]);
  });
});

/** The text is an expression, so that a large one is made by the flow and not passed to it. */
function outputs(text: string) {
  return node(`require('fs').writeFileSync(process.env.HOSTLER_OUTPUTS, ${text})`);
}
