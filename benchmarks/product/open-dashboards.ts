import { setTimeout as pause } from 'node:timers/promises';
import { postgresSeconds } from '../harness/processor-time.js';
import { startServer } from '../harness/server-process.js';
import { serve } from '../peers/serve.js';
import { OpenDashboard } from './open-dashboard.js';

const DASHBOARDS = 50;
/** A run that is queued and cancelled makes two events. */
const RUNS_PER_SECOND = 50;
const SETTLE_MS = 5_000;
const MEASURED_MS = 20_000;

/** A server that gets a hundred events a second, and windows that show the group that they are about. */
serve(async ({ url }: { url: string }) => {
  const server = await startServer(url);
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

  /** Cores that the server and its PostgreSQL use under the load, with so many windows open. */
  const underLoad = async (windows: number) => {
    const open = Array.from(
      { length: windows },
      () => new OpenDashboard({ url: server.url, key: server.key, groupId: groupId as string }),
    );
    await Promise.all(open.map((dashboard) => dashboard.open()));
    const load = inRhythm(RUNS_PER_SECOND, live);
    await pause(SETTLE_MS);
    const seconds = async () =>
      [await server.processorSeconds(), await postgresSeconds(url), performance.now()] as const;
    const [before, runsBefore] = [await seconds(), load.done()];
    await pause(MEASURED_MS);
    const [after, runsAfter] = [await seconds(), load.done()];
    await load.stop();
    for (const dashboard of open) dashboard.close();
    const [node, postgres, lasted] = after.map((value, index) => value - (before[index] ?? 0));
    const per = (lasted ?? 0) / 1_000;
    const sum = (of: (dashboard: OpenDashboard) => number) => open.reduce((total, one) => total + of(one), 0);
    return {
      server: (node ?? 0) / per,
      postgres: (postgres ?? 0) / per,
      events: (2 * (runsAfter - runsBefore)) / per,
      answers: sum(({ answers }) => answers) / (per + SETTLE_MS / 1_000),
      changes: sum(({ changes }) => changes),
    };
  };
  return {
    watched: async () => {
      const unwatched = await underLoad(0);
      const watched = await underLoad(DASHBOARDS);
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

/** Begins so many a second, whether or not those before are done. */
function inRhythm(perSecond: number, work: () => Promise<void>) {
  let done = 0;
  const running = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const one = work().then(() => void (done += 1));
    running.add(one);
    void one.finally(() => running.delete(one));
  }, 1_000 / perSecond);
  return {
    done: () => done,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running);
    },
  };
}
