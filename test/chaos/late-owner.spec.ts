import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from '../support/database.js';
import { Ledger } from './ledger.js';
import { PatientClient } from './patient-client.js';
import { ServerProcess } from './server-process.js';

const RUNS = 30;
const QUEUE_TIMEOUT_MS = 12_000;
/** Longer than a lease lives, so that the other server takes over. */
const STOPPED_MS = 16_000;

describe('two servers on one database', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let servers: readonly [ServerProcess, ServerProcess];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostler two servers '));
    database = await createDatabase();
    const environment = {
      DATABASE_URL: database.url,
      HOSTLER_MASTER_KEY: randomBytes(32).toString('hex'),
      HOSTLER_PROVIDER: 'none',
    };
    const server = (name: string) => new ServerProcess({ dataFolder: join(folder, name), environment });
    servers = [server('one'), server('other')];
    await servers[0].start();
    await servers[1].start();
  }, 60_000);

  afterAll(async () => {
    for (const server of servers) await server.end('SIGKILL');
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('I4 I10 an owner that was stopped past its lease writes nothing when it wakes up', async () => {
    const [stopped, other] = servers;
    const client = new PatientClient(other);
    const ledger = new Ledger(client, join(folder, 'executions'), 8);
    await client.command('PATCH', 'environments/default', { policies: { queueTimeoutMs: QUEUE_TIMEOUT_MS } });
    const work = await workOf(client);
    for (let count = 0; count < RUNS; count += 1) {
      const { body } = await client.command<{ runId: string }>('POST', 'environments/default/runs', work);
      ledger.runs.add(body.runId);
    }
    process.kill(stopped.pid ?? 0, 'SIGSTOP');
    await sleep(STOPPED_MS);
    process.kill(stopped.pid ?? 0, 'SIGCONT');
    await untilNoneWaits(client);
    await sleep(3_000);
    expect(await ledger.verdict()).toEqual([]);
    const timedOut = await client.all<{ status: string }>('environments/default/runs?status=timedOut');
    expect(timedOut).toHaveLength(RUNS);
  }, 180_000);

  it('goes on with one server when the other is killed', async () => {
    const [killed, other] = servers;
    await killed.end('SIGKILL');
    const client = new PatientClient(other);
    const ledger = new Ledger(client, join(folder, 'executions'), 8);
    const work = await workOf(client);
    const { body } = await client.command<{ runId: string }>('POST', 'environments/default/runs', work);
    ledger.runs.add(body.runId);
    await untilNoneWaits(client);
    expect(await ledger.verdict()).toEqual([]);
  }, 120_000);
});

/** Nothing provides machines here, so every run waits until its time is up. */
async function workOf(client: PatientClient) {
  const name = `group ${randomBytes(4).toString('hex')}`;
  const group = await client.command<{ groupId: string }>('POST', 'environments/default/hosted-groups', {
    name,
    committed: 0,
    maximum: 1,
  });
  const { groupId } = group.body;
  const flow = await client.command<{ flowId: string }>('POST', 'environments/default/flows', {
    name,
    command: 'true',
  });
  const connection = await client.command<{ connectionId: string }>('POST', 'environments/default/connections', {
    name,
    groupId,
    kind: 'agentAccount',
  });
  return { groupId, flowId: flow.body.flowId, connectionId: connection.body.connectionId };
}

async function untilNoneWaits(client: PatientClient): Promise<void> {
  for (let looks = 0; looks < 120; looks += 1) {
    const { items } = await client.get<{ items: unknown[] }>(
      'environments/default/runs?status=queued,assigned&limit=1',
    );
    if (items.length === 0) return;
    await sleep(500);
  }
  throw new Error('runs still wait');
}
