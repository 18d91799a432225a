import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store/event-store.js';
import { callerOf, type Call } from './testing/caller.js';
import { madeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

describe('health', () => {
  let api: MemoryApi;
  let call: Call;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
  });
  afterAll(() => api.close());

  it('is live, and ready while its stores answer', async () => {
    expect(await call('GET', '/health/live', { key: null })).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await call('GET', '/health/ready', { key: null })).toMatchObject({ status: 200, body: { status: 'ok' } });
    const { ping } = api.engine.store;
    api.engine.store.ping = () => Promise.reject(new StoreUnavailable('gone'));
    const unready = await call('GET', '/health/ready', { key: null });
    api.engine.store.ping = ping;
    expect(unready).toMatchObject({
      status: 503,
      body: { status: 'unavailable', checks: { eventStore: 'unavailable' } },
    });
  });

  it('measures requests, commands, bots, runs and lag', async () => {
    const { target, flowId } = await madeThings(call);
    const run = await call('POST', 'runs', { body: { ...target, flowId, inputs: { invoice: 1 } } });
    await call('GET', 'runs', { headers: { 'hostler-after': run.headers.get('hostler-position') ?? '' } });
    await api.engine.caughtUp('groups', (await api.engine.store.head()) ?? '', 1_000);
    const { text } = await call('GET', '/metrics', { key: null });
    expect(text).toContain(
      'hostler_http_request_duration_seconds_count{method="POST",route="/api/v1/environments/:environmentId/runs",status="201"} 1',
    );
    expect(text).toContain('hostler_commands_total{command="EnqueueRun",outcome="done"} 1');
    expect(text).toMatch(/hostler_runs\{environment="default",group="[\w-]+",status="queued"\} 1/);
    expect(text).toContain('hostler_runner_lag_seconds{runner="runs"}');
  });

  it('I15 sheds with 503 and Retry-After while the store is away, and shows nothing of what went wrong', async () => {
    const { append } = api.engine.store;
    const create = () => call('POST', 'hosted-groups', { body: { name: 'Later', committed: 0, maximum: 1 } });
    api.engine.store.append = () => Promise.reject(new StoreUnavailable('password=hunter2'));
    const away = await create();
    api.engine.store.append = () => Promise.reject(new Error('password=hunter2'));
    const broken = await create();
    api.engine.store.append = append;
    expect(away).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
    expect(away.headers.get('retry-after')).toBe('1');
    expect(broken).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(away.text + broken.text).not.toContain('hunter2');
    expect(api.logged()).toContain(String(broken.body.instance).replace('urn:uuid:', ''));
  });
});
