import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDatabase } from '../support/database.js';
import { Ledger } from './ledger.js';
import { agentsOf, kill } from './machine.js';
import { PatientClient } from './patient-client.js';
import { ServerProcess } from './server-process.js';
import { setUp, type Work } from './workload.js';

const RUNS = 24;
const CAPACITY = 2;
const OPEN = 'environments/default/runs?status=queued,assigned,running,cancelling&limit=1';

let folder: string;
let database: Awaited<ReturnType<typeof createDatabase>>;
/** The one has the door for people and bots, the other does all the work behind it. */
let door: ServerProcess;
let works: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostler two doors '));
  database = await createDatabase();
  const common = {
    DATABASE_URL: database.url,
    HOSTLER_MASTER_KEY: randomBytes(32).toString('hex'),
    HOSTLER_CAPACITY: String(CAPACITY),
    EXECUTIONS: join(folder, 'executions'),
  };
  door = new ServerProcess({ dataFolder: join(folder, 'door'), environment: { ...common, HOSTLER_ROLES: 'api' } });
  await door.start();
  const environment = { ...common, HOSTLER_PUBLIC_URL: (await door.access()).url };
  works = new ServerProcess({ dataFolder: join(folder, 'works'), environment });
  await works.start();
}, 120_000);

afterAll(async () => {
  for (const server of [door, works]) await server.end('SIGKILL');
  for (const pid of await agentsOf(join(folder, 'works'))) kill(pid);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it('I1 I2 bots that speak to one server do what another gives them, also when that one is killed', async () => {
  const client = new PatientClient(door);
  const ledger = new Ledger(client, join(folder, 'executions'), CAPACITY);
  const work = await setUp(client, { folder, executions: join(folder, 'executions'), maximum: CAPACITY });
  await enqueue(client, ledger, work, RUNS / 2);
  await untilEnded(client);
  // A bot that hears of its run only when its poll is over has not acknowledged it in time.
  const { items } = await client.get<{ items: unknown[] }>('environments/default/audit?type=RunReturnedToQueue');
  expect(items).toEqual([]);

  await enqueue(client, ledger, work, RUNS / 2);
  await sleep(1_500);
  await works.end('SIGKILL');
  await works.startAgain();
  await untilEnded(client);
  expect(await ledger.verdict()).toEqual([]);
}, 240_000);

async function enqueue(client: PatientClient, ledger: Ledger, work: Work, count: number): Promise<void> {
  for (let run = 0; run < count; run += 1) {
    const { body } = await client.command<{ runId: string }>('POST', 'environments/default/runs', { ...work });
    ledger.runs.add(body.runId);
  }
}

async function untilEnded(client: PatientClient): Promise<void> {
  for (let looks = 0; looks < 160; looks += 1) {
    if ((await client.get<{ items: unknown[] }>(OPEN)).items.length === 0) return;
    await sleep(500);
  }
  throw new Error('runs do not end');
}
