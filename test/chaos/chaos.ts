import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ledger } from './ledger.js';
import { agentsOf, kill, postmasterOf } from './machine.js';
import { PatientClient } from './patient-client.js';
import { ServerProcess } from './server-process.js';
import { administering, editing, enqueueing, setUp } from './workload.js';

/** Less than the maximums of both groups, so that they compete. */
const CAPACITY = 4;
/** A drain that takes longer breaks I17. */
const DRAIN_LIMIT_MS = 10_000;
/** After the faults, everything must have come to its end within this time. */
const REST_LIMIT_MS = 180_000;

export type ChaosPlan = {
  readonly engineKills: number;
  readonly databaseKills: number;
  readonly agentKills: number;
  readonly totalKills: number;
  readonly drains: number;
};
export type ChaosReport = {
  readonly acknowledged: number;
  readonly problems: readonly string[];
  readonly faults: readonly string[];
};

/** kill -9 of engine, database and agents at random moments under load, with a ledger outside; real processes, real PostgreSQL. */
export async function chaos(plan: ChaosPlan, say: (line: string) => void = () => undefined): Promise<ChaosReport> {
  const folder = await mkdtemp(join(tmpdir(), 'hostler chaos '));
  const dataFolder = join(folder, 'data');
  const environment = {
    HOSTLER_CAPACITY: String(CAPACITY),
    HOSTLER_LOG_LEVEL: 'info',
    EXECUTIONS: join(folder, 'executions'),
  };
  const server = new ServerProcess({ dataFolder, environment });
  try {
    await server.start();
    const client = new PatientClient(server);
    const ledger = new Ledger(client, environment.EXECUTIONS, CAPACITY);
    const work = await setUp(client, { folder, executions: environment.EXECUTIONS, maximum: CAPACITY });
    const load = new AbortController();
    const loading = Promise.all([
      enqueueing(client, ledger, work, load.signal),
      editing(client, ledger, work.groupId, load.signal),
      administering(client, ledger, work, load.signal),
    ]);
    const watching = watchAgents(dataFolder, ledger, load.signal);
    const faults = await injectAll(plan, server, dataFolder, ledger, say);
    load.abort();
    await Promise.all([loading, watching]);
    say(`${ledger.runs.size} runs acknowledged; waiting for rest`);
    await untilAtRest(client, dataFolder);
    await ledger.everySlotIsReleased();
    const problems = await ledger.verdict();
    return { acknowledged: ledger.runs.size + ledger.descriptions.size + ledger.imageVersions.size, problems, faults };
  } finally {
    await server.end('SIGTERM');
    for (const pid of await agentsOf(dataFolder)) kill(pid);
    kill(await postmasterOf(dataFolder));
    if (process.env.CHAOS_KEEP === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** I3 as the machine sees it: bots never above capacity. */
async function watchAgents(dataFolder: string, ledger: Ledger, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const seen = await agentsOf(dataFolder);
    // An agent that is just starting a guard shows twice for a moment, until the guard's own command line replaces its own.
    const still = seen.length > CAPACITY ? new Set(await agentsOf(dataFolder)) : new Set<number>();
    const alive = seen.filter((pid) => still.has(pid)).length;
    if (alive > CAPACITY) ledger.problems.push(`${alive} agents were alive at once`);
    await sleep(300);
  }
}

async function injectAll(
  plan: ChaosPlan,
  server: ServerProcess,
  dataFolder: string,
  ledger: Ledger,
  say: (line: string) => void,
): Promise<string[]> {
  const inject: Readonly<Record<keyof ChaosPlan, () => Promise<void>>> = {
    engineKills: async () => {
      await server.end('SIGKILL');
      await sleep(randomInt(1_500));
      await server.startAgain();
    },
    databaseKills: async () => void kill(await postmasterOf(dataFolder)),
    agentKills: async () => {
      const agents = await agentsOf(dataFolder);
      kill(agents[randomInt(Math.max(1, agents.length))]);
    },
    totalKills: async () => {
      const agents = await agentsOf(dataFolder);
      kill(await postmasterOf(dataFolder));
      await server.end('SIGKILL');
      for (const pid of agents) kill(pid);
      await server.startAgain();
    },
    drains: async () => {
      const tookMs = await server.end('SIGTERM');
      if (tookMs > DRAIN_LIMIT_MS) ledger.problems.push(`draining took ${Math.round(tookMs)} ms`);
      await server.startAgain();
    },
  };
  const faults = shuffled(
    (Object.keys(plan) as (keyof ChaosPlan)[]).flatMap((kind) => Array.from({ length: plan[kind] }, () => kind)),
  );
  for (const [index, fault] of faults.entries()) {
    await sleep(randomInt(1_000, 4_000));
    say(`${index + 1}/${faults.length} ${fault}`);
    await inject[fault]();
  }
  await sleep(2_000);
  return faults;
}

function shuffled<T>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: randomInt(2 ** 32) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Every run has ended, every idle bot has gone, and nothing of it is left on the machine. */
async function untilAtRest(client: PatientClient, dataFolder: string): Promise<void> {
  const deadline = performance.now() + REST_LIMIT_MS;
  for (;;) {
    const open = await client.get<{ items: unknown[] }>(
      'environments/default/runs?status=queued,assigned,running,cancelling&limit=1',
    );
    const bots = await client.get<{ items: unknown[] }>(
      'environments/default/bots?status=reserved,provisioning,idle,busy,leaving&limit=1',
    );
    const agents = await agentsOf(dataFolder);
    if (open.items.length + bots.items.length + agents.length === 0) return;
    if (performance.now() > deadline) {
      throw new Error(`no rest: ${JSON.stringify({ run: open.items[0], bot: bots.items[0], agents })}`);
    }
    await sleep(500);
  }
}
