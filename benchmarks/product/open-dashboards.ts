import { setTimeout as pause } from 'node:timers/promises';
import { postgresSeconds } from '../harness/processor-time.js';
import { startServer } from '../harness/server-process.js';
import { serve } from '../peers/serve.js';
import { inRhythm } from './in-rhythm.js';
import { OpenDashboard } from './open-dashboard.js';

const DASHBOARDS = 50;
/** A run that is queued and cancelled makes two events. */
const RUNS_PER_SECOND = 50;
const SETTLE_MS = 5_000;
const MEASURED_MS = 20_000;

/** A server that gets a hundred events a second, and windows that show the group that they are about. */
serve(async ({ url }: { url: string }) => {
  const server = await startServer(url);
  const scene = await watchedGroup(server);
  return {
    watched: async () => {
      const unwatched = await underLoad(url, server, scene, 0);
      const watched = await underLoad(url, server, scene, DASHBOARDS);
      if (watched.changes === 0) throw new Error('no window was told of any change');
      return {
        ...watched,
        unwatched: unwatched.server,
        serverMore: watched.server - unwatched.server,
        postgresMore: watched.postgres - unwatched.postgres,
      };
    },
    close: () => server.stop(),
  };
});

type Server = Awaited<ReturnType<typeof startServer>>;
type Scene = { readonly groupId: string; readonly live: () => Promise<void> };

/** A group without bots, and a run of it that comes and goes. */
async function watchedGroup(server: Server): Promise<Scene> {
  const call = async (method: string, path: string, body: object = {}) => {
    const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };
    const address = `${server.url}/api/v1/environments/default/${path}`;
    const response = await fetch(address, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  const { groupId } = await call('POST', 'hosted-groups', { name: 'Watched', committed: 0, maximum: 1 });
  const { flowId } = await call('POST', 'flows', { name: 'Waits', command: 'true' });
  const { connectionId } = await call('POST', 'connections', { name: 'To it', groupId, kind: 'agentAccount' });
  const live = async (): Promise<void> => {
    const { runId } = await call('POST', 'runs', { connectionId, flowId });
    await call('POST', `runs/${runId}/cancel`);
  };
  return { groupId: groupId as string, live };
}

/** Cores that the server and its PostgreSQL use under the load, with so many windows open. */
async function underLoad(databaseUrl: string, server: Server, { groupId, live }: Scene, windows: number) {
  const open = Array.from({ length: windows }, () => new OpenDashboard({ url: server.url, key: server.key, groupId }));
  await Promise.all(open.map((dashboard) => dashboard.open()));
  const load = inRhythm(RUNS_PER_SECOND, live);
  await pause(SETTLE_MS);
  const seen = async () => [
    await server.processorSeconds(),
    await postgresSeconds(databaseUrl),
    performance.now() / 1_000,
    load.done(),
  ];
  const before = await seen();
  await pause(MEASURED_MS);
  const after = await seen();
  await load.stop();
  for (const dashboard of open) dashboard.close();
  const [node = 0, postgres = 0, seconds = 0, runs = 0] = after.map((value, index) => value - (before[index] ?? 0));
  const sum = (of: (dashboard: OpenDashboard) => number) => open.reduce((total, one) => total + of(one), 0);
  return {
    server: node / seconds,
    postgres: postgres / seconds,
    events: (2 * runs) / seconds,
    answers: sum(({ answers }) => answers) / (seconds + SETTLE_MS / 1_000),
    changes: sum(({ changes }) => changes),
  };
}
