import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { AgentProcess, eventually } from './testing/agent-process.js';
import { buildAgent, type BuiltAgent } from './testing/built-agent.js';
import { FakeServer } from './testing/fake-server.js';

const node = (script: string) => ({ command: process.execPath, arguments: ['-e', script] });

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

describe('an agent carries a run out', () => {
  it('P4 gives the inputs on standard input and as a file, and brings log and outputs back', async () => {
    const run = server.enqueue(
      node(`
        const fs = require('fs');
        const onStdin = fs.readFileSync(0, 'utf8');
        const inFile = fs.readFileSync(process.env.HOSTLER_INPUTS, 'utf8');
        console.log('one'); console.error('two'); console.log(process.cwd() === process.env.HOSTLER_SESSION_FOLDER);
        fs.writeFileSync(process.env.HOSTLER_OUTPUTS, JSON.stringify({ same: onStdin === inFile, got: JSON.parse(inFile) }));
      `),
      { inputs: { invoice: 'Ünïcode “quoted” \u0000' } },
    );
    start();
    const end = await eventually(() => run.ends[0]);
    expect(end).toEqual({
      claim: 1,
      outcome: 'succeeded',
      outputs: { same: true, got: { invoice: 'Ünïcode “quoted” \u0000' } },
    });
    expect(run.log.toString()).toBe('one\ntwo\ntrue\n');
    expect(readdirSync(join(agent.folder, 'runs'))).toEqual([]);
  });

  it('enrols once, forgets the token, and keeps key and identity from other users', async () => {
    start();
    await eventually(() => server.claims.length > 0);
    expect(server.enrolments.map(({ token }) => token)).toEqual(['once']);
    expect(existsSync(join(agent.folder, 'enrolment.json'))).toBe(false);
    for (const name of ['key.pem', 'identity.json', 'claim.json', 'agent.log', 'agent-1.pid']) {
      expect(statSync(join(agent.folder, name)).mode & 0o077).toBe(0);
    }
  });

  it('counts claims up, and repeats one that nobody answered', async () => {
    server.loseAnswersTo.set('claim', 2);
    const [first, second] = [server.enqueue(node('')), server.enqueue(node(''))];
    start();
    await eventually(() => second.ends[0]);
    expect(first.ends).toHaveLength(1);
    expect(server.claims.slice(0, 4)).toEqual([1, 1, 1, 2]);
  });

  it('does not run a flow that the server takes back before its start', async () => {
    const dropped = server.enqueue(node(`console.log('never')`));
    dropped.answerToStart = 'drop';
    const next = server.enqueue(node(''));
    start();
    await eventually(() => next.ends[0]);
    expect(dropped).toMatchObject({ starts: 1, ends: [] });
    expect(dropped.log.toString()).toBe('');
  });

  it('starts one flow although the answer to its start was lost', async () => {
    server.loseAnswersTo.set('start', 2);
    const run = server.enqueue(node(`console.log('once')`));
    start();
    await eventually(() => run.ends[0]);
    expect(run.starts).toBe(3);
    expect(run.log.toString()).toBe('once\n');
  });

  it('I9 tells the end until it is answered', async () => {
    server.loseAnswersTo.set('end', 2);
    const run = server.enqueue(node(''));
    start();
    await eventually(() => run.ends.length === 3);
    expect(new Set(run.ends.map((end) => JSON.stringify(end))).size).toBe(1);
  });

  it('S40 gives every run a fresh session, or all the same one', async () => {
    server.sessionReuse = true;
    const leave = node(`fs = require('fs'); console.log(fs.readdirSync('.').length); fs.writeFileSync('left', '')`);
    const runs = [server.enqueue(leave), server.enqueue(leave)];
    start();
    await eventually(() => runs[1]?.ends[0]);
    expect(runs.map(({ log }) => log.toString())).toEqual(['0\n', '1\n']);
  });

  it('S40 goes by the order of each run, whatever was said when the bot enrolled', async () => {
    server.sessionReuse = true;
    const leave = node(`fs = require('fs'); console.log(fs.readdirSync('.').length); fs.writeFileSync('left', '')`);
    const wishes = [true, true, false, true];
    const runs = wishes.map((sessionReuse) => server.enqueue(leave, { sessionReuse }));
    start();
    await eventually(() => runs[3]?.ends[0]);
    expect(runs.map(({ log }) => log.toString())).toEqual(['0\n', '1\n', '0\n', '0\n']);
  });

  it('a flow that can open its output as /dev/stderr does', async () => {
    const run = server.enqueue({ command: 'sh', arguments: ['-c', 'echo again > /dev/stderr'] });
    start();
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'succeeded', outputs: null });
    expect(run.log.toString()).toBe('again\n');
  });

  it('shows a flow nothing of its own environment but what every program needs', async () => {
    const run = server.enqueue({ ...node('console.log(Object.keys(process.env).join())'), environment: { MINE: '1' } });
    start();
    await eventually(() => run.ends[0]);
    expect(run.log.toString()).toContain('MINE');
    expect(run.log.toString()).not.toMatch(/NODE_OPTIONS|DATABASE_URL|JEST/);
  });
});

describe('an agent and its server', () => {
  it('goes on with its run while the server is away', async () => {
    const run = server.enqueue(node(`setTimeout(() => console.log('done'), 500)`));
    start();
    await eventually(() => server.heartbeats.some(({ runId }) => runId));
    server.failWith = 503;
    await eventually(() => agent.read('agent.log').includes('"run ended"') || run.log.length === 0);
    setTimeout(() => (server.failWith = undefined), 1_000);
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'succeeded' });
    expect(run.log.toString()).toBe('done\n');
  });

  it('asks for a new access token when the server takes the old one no more', async () => {
    start();
    await eventually(() => server.claims.length > 0);
    server.revokedTokens = server.tokensGiven;
    const run = server.enqueue(node(''));
    expect(await eventually(() => run.ends[0])).toMatchObject({ outcome: 'succeeded' });
    expect(server.tokensGiven).toBe(2);
  });

  it('finishes its run and exits when it is retired', async () => {
    const run = server.enqueue(node(`setTimeout(() => 0, 700)`));
    start();
    await eventually(() => server.heartbeats.some(({ runId }) => runId));
    server.order = 'retire';
    expect(await agent.exit()).toBe(0);
    expect(run.ends).toEqual([{ claim: 1, outcome: 'succeeded', outputs: null }]);
  });

  it('exits when the server does not know it', async () => {
    server.refuseTokens = true;
    start();
    expect(await agent.exit()).toBe(4);
  });

  it('ends itself when there has been no server for too long', async () => {
    server.orphanTimeoutMs = 1_000;
    start();
    await eventually(() => server.claims.length > 0);
    server.failWith = 503;
    expect(await agent.exit()).toBe(5);
  });

  it('is the only one in its folder', async () => {
    start();
    await eventually(() => server.claims.length > 0);
    const first = agent.child;
    agent.start();
    expect(await agent.exit()).toBe(3);
    agent.child = first;
    expect(first.exitCode).toBeNull();
  });

  it('writes no input, output, secret or token to its log', async () => {
    const run = server.enqueue(
      {
        ...node(
          `fs = require('fs'); console.log('m4rker'); fs.writeFileSync(process.env.HOSTLER_OUTPUTS, '{"a":"m4rker"}')`,
        ),
        environment: { SECRET: 'm4rker' },
      },
      { inputs: { secret: 'm4rker' } },
    );
    start();
    await eventually(() => run.ends[0]);
    expect(agent.read('agent.log')).not.toMatch(/m4rker|token-of|access-1|"once"/);
  });
});
