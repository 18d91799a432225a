import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveId } from '#kernel/ids.js';
import { streamOf } from '#domain/streams.js';
import { callerOf, type Answered, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const PARKED = '/api/v1/parked';

describe('I12 a row that met an event that it can not fold', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
    await startOfNothing('ghost');
  });
  afterAll(() => api.close());

  /** A run that starts without ever having been queued: no rule allows it. */
  async function startOfNothing(runId: string): Promise<void> {
    const ofRun = { environmentId: 'default', groupId: things.groupId, runId };
    const data = { ...ofRun, botId: 'bot', claim: 1, startedAt: 1, queuedAt: 1, runDeadline: 2, left: 'assigned' };
    const commandId = deriveId('command', runId);
    const traced = { commandId, $correlationId: commandId, $causationId: commandId };
    const metadata = { schemaVersion: 1, environmentId: 'default', actor: 'system:spec', ...traced };
    const event = { type: 'RunStarted', data, id: deriveId('event', runId), metadata };
    const { position } = await api.engine.store.append(streamOf('run', 'default', runId), [event], -1);
    for (const projection of ['runs', 'audit']) await api.engine.caughtUp(projection, position, 5_000);
  }

  const ofRuns = async (): Promise<Answered['body'][]> =>
    (await call('GET', PARKED)).body.items.filter(({ runner }) => String(runner) === 'runs');

  async function untilTakenUp(): Promise<void> {
    while ((await ofRuns()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it('is shown with what it stopped at, while everything else goes on', async () => {
    expect(await ofRuns()).toMatchObject([
      { runner: 'runs', key: 'ghost', eventType: 'RunStarted', stoppedAt: 'event', reason: expect.any(String) },
    ]);
    const run = await call('POST', 'runs', {
      body: { ...things.target, flowId: things.flowId, inputs: { invoice: 1 } },
    });
    const seen = { headers: { 'hostler-after': run.headers.get('hostler-position') ?? '' } };
    expect(await call('GET', `runs/${String(run.body.runId)}`, seen)).toMatchObject({ status: 200 });
  });

  it('is parked again by a retry that changes nothing', async () => {
    expect(await call('POST', `${PARKED}/runs/ghost/retry`)).toMatchObject({ status: 202 });
    const run = await call('POST', 'flows', { body: { name: 'later', command: 'node' } });
    await api.engine.caughtUp('runs', run.headers.get('hostler-position')?.split('.')[1] ?? '', 5_000);
    expect(await ofRuns()).toHaveLength(1);
  });

  it('goes on without the event once a person says so, and so does every rebuild', async () => {
    const skipped = await call('POST', `${PARKED}/runs/ghost/skip`, { body: {} });
    expect(skipped).toMatchObject({ status: 202 });
    await untilTakenUp();
    expect((await call('POST', '/api/v1/projections/runs/comparison')).body).toMatchObject({ equal: true });
    const audit = await call('GET', `${PARKED}`);
    expect(audit.status).toBe(200);
    const [last] = (await api.engine.store.readAll(undefined)).events.slice(-1);
    expect(last).toMatchObject({ type: 'PoisonEventSkipped', data: { runner: 'runs', version: 1, key: 'ghost' } });
    expect(last?.metadata.actor).toBe(api.adminId);
  });

  it('is found by a key of several words, as those of roll-ups are', async () => {
    const asked: string[] = [];
    const { rows } = api.engine;
    const parked = rows.parked.bind(rows);
    rows.parked = (runner) => (asked.push(String(runner)), parked(runner));
    await call('POST', `${PARKED}/activity/${encodeURIComponent('environment:default minute 7')}/retry`);
    expect(asked).toEqual(['activity']);
  });

  it('is not there once it has been taken up', async () => {
    for (const act of ['retry', 'skip'])
      expect(await call('POST', `${PARKED}/runs/ghost/${act}`)).toMatchObject({ status: 404 });
  });
});
