import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { machineProviderContract, machineSpec } from '../contract/machine-provider.contract.js';
import { LocalProvider } from './local-provider.js';
import { isAlive, type ProcessIdentity } from './process-identity.js';
import { STAND_IN_AGENT } from './testing/stand-in-agent.js';

jest.setTimeout(60_000);

const never = new AbortController().signal;
const enrol = async () => ({ serverUrl: 'http://127.0.0.1:9', token: 'm4rker' });

function openProvider(provisioningDelayMs: number) {
  const root = mkdtempSync(join(realpathSync(tmpdir()), `bots of "o'hara" `));
  const script = join(root, 'agent.cjs');
  writeFileSync(script, STAND_IN_AGENT);
  const lines: unknown[] = [];
  const log = { info: (details: object, message: string) => void lines.push(details, message) };
  const botsFolder = join(root, 'bots folder');
  const options = { botsFolder, agentEntry: [process.execPath, script], provisioningDelayMs, log };
  const provider = new LocalProvider(options);
  const pidFileOf = (botId: string) => join(botsFolder, botId, 'agent-1.pid');
  const agentOf = (botId: string) => JSON.parse(readFileSync(pidFileOf(botId), 'utf8')) as ProcessIdentity;
  return {
    provider,
    botsFolder,
    lines,
    agentOf,
    reopened: () => new LocalProvider(options),
    settled: (call: Promise<void>) => call,
    lose: async (botId: string) => {
      const agent = agentOf(botId);
      process.kill(agent.pid, 'SIGKILL');
      while (isAlive(agent)) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    close: async () => {
      for (const { botId } of await provider.list()) await provider.delete(botId, never);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

machineProviderContract('the local provider', async (provisioningMs) => openProvider(provisioningMs));

describe('the local provider', () => {
  let one: ReturnType<typeof openProvider>;
  let botId: string;
  beforeEach(() => {
    botId = randomUUID();
    one = openProvider(0);
  });
  afterEach(() => one.close());

  it('hands the token over so that nobody else can read it, and logs nothing of it', async () => {
    await one.provider.create(machineSpec(botId), enrol, never);
    expect(statSync(join(one.botsFolder, botId)).mode & 0o077).toBe(0);
    expect(statSync(join(one.botsFolder, botId, 'identity.json')).mode & 0o077).toBe(0);
    expect(JSON.stringify(one.lines)).not.toContain('m4rker');
  });

  it('I11 leaves no process of a deleted bot, daemons included', async () => {
    await one.provider.create(machineSpec(botId), enrol, never);
    const agent = one.agentOf(botId);
    expect(marked(botId)).toHaveLength(2);
    await one.provider.delete(botId, never);
    expect(isAlive(agent)).toBe(false);
    expect(marked(botId)).toEqual([]);
    expect(existsSync(join(one.botsFolder, botId))).toBe(false);
  });

  it('I1 calls a bot gone only when what its agent started is gone too', async () => {
    await one.provider.create(machineSpec(botId), enrol, never);
    await one.lose(botId);
    expect(marked(botId)).toHaveLength(1);
    expect(await one.provider.list()).toEqual([{ botId, state: 'gone' }]);
    expect(marked(botId)).toEqual([]);
  });

  it('does not take a process that got the pid of a dead agent for it', async () => {
    const folder = join(one.botsFolder, botId);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'agent-1.pid'), JSON.stringify({ pid: process.pid, startTime: '1', bootId: 'before' }));
    expect(await one.provider.list()).toEqual([{ botId, state: 'gone' }]);
  });

  it('finishes a deletion that was cut short', async () => {
    mkdirSync(join(one.botsFolder, `${botId}.gone`), { recursive: true });
    expect(await one.provider.list()).toEqual([{ botId, state: 'gone' }]);
    await one.provider.delete(botId, never);
    expect(readdirSync(one.botsFolder)).toEqual([]);
  });

  it('refuses an id that would lead out of its folder', async () => {
    await expect(one.provider.delete('../bots', never)).rejects.toThrow('letters');
  });

  it('X16 says what kept an agent from starting', async () => {
    const broken = new LocalProvider({
      botsFolder: one.botsFolder,
      agentEntry: ['/no/such/program'],
      provisioningDelayMs: 0,
      log: { info: () => undefined },
    });
    await expect(broken.create(machineSpec(botId), enrol, never)).rejects.toMatchObject({
      errorClass: 'guest',
      code: 'agent-did-not-start',
    });
  });
});

const marked = (botId: string): readonly string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`HOSTLER_BOT_ID=${botId}`);
    } catch {
      return false;
    }
  });
