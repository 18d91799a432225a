import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { after, callerOf, type Answered, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

describe('U1 the past, one thing after the other', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  let run: Answered;
  let then: string;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
    const body = { ...things.target, flowId: things.flowId, inputs: { invoice: 1 } };
    run = await call('POST', 'runs', { body });
    then = run.headers.get('hostler-position') ?? '';
    api.advance(60_000);
    await call('PATCH', `hosted-groups/${things.groupId}`, { body: { name: 'Bills', maximum: 2 } });
    const cancelled = await call('POST', `runs/${String(run.body.runId)}/cancel`, { body: { comment: 'a mistake' } });
    await call('GET', 'runs', after(cancelled));
  });
  afterAll(() => api.close());

  it('shows a thing, and the names that it is joined with, as they were', async () => {
    const runId = String(run.body.runId);
    const was = await call('GET', `runs/${runId}?asOf=${then}`);
    expect(was).toMatchObject({ status: 200, body: { status: 'queued', groupName: 'Invoices', cancellation: null } });
    const is = await call('GET', `runs/${runId}`);
    expect(is).toMatchObject({
      body: { status: 'cancelled', groupName: 'Bills', cancellation: { comment: 'a mistake' } },
    });
    const group = await call('GET', `hosted-groups/${things.groupId}?asOf=${then}`);
    expect(group).toMatchObject({ body: { name: 'Invoices', maximum: 4, runs: { queued: 1 } } });
    const story = await call('GET', `runs/${runId}/events?asOf=${then}`);
    expect(story.body.items.map(({ type }) => type)).toEqual(['RunEnqueued']);
    const flow = await call('GET', `flows/${things.flowId}?asOf=${then}`);
    expect(flow).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it('says which moment it shows, and what it shows as of today', async () => {
    const { headers } = await call('GET', `runs/${String(run.body.runId)}?asOf=${then}`);
    expect(headers.get('hostler-position')).toBe(then);
    const [enqueued] = (await call('GET', `runs/${String(run.body.runId)}/events`)).body.items;
    expect(headers.get('hostler-as-of')).toBe(enqueued?.recordedAt);
    expect(headers.get('hostler-as-of-today')).toBe('comment, detail');
    const inputs = await call('GET', `runs/${String(run.body.runId)}/inputs?asOf=${then}`);
    expect(inputs).toMatchObject({ status: 200, body: { invoice: 1 } });
    expect(inputs.headers.get('hostler-as-of-today')).toBe('inputs');
    expect((await call('GET', 'runs')).headers.get('hostler-as-of')).toBeNull();
  });

  it('U3 says why a run waited then, by the clock of then', async () => {
    const { body } = await call('GET', `queue?asOf=${then}`);
    expect(body.items).toMatchObject([{ place: 1, groupName: 'Invoices', reason: { code: 'botAboutToBeMade' } }]);
    const [item] = body.items;
    expect(Date.parse(String(item?.estimatedStart)) - Date.parse(String(item?.queuedAt))).toBeLessThan(60 * 60_000);
    expect((await call('GET', 'queue')).body.items).toEqual([]);
  });

  it('does not know what had not been made', async () => {
    const before = String((await call('GET', 'audit?sort=position&limit=1')).body.items[0]?.recordedAt);
    expect(await call('GET', `runs/${String(run.body.runId)}?asOf=${before}`)).toMatchObject({ status: 404 });
    expect((await call('GET', `hosted-groups?count=true&asOf=${before}`)).body).toMatchObject({ items: [], total: 0 });
  });

  it('refuses to act on it, and to show what has no past', async () => {
    const body = { name: 'No' };
    const edit = await call('PATCH', `hosted-groups/${things.groupId}?asOf=${then}`, { body });
    expect(edit).toMatchObject({ status: 400, body: { code: 'past-can-not-change' } });
    for (const address of ['/api/v1/projections', '/api/v1/session', `runs/${String(run.body.runId)}/log`]) {
      const refused = await call('GET', `${address}?asOf=${then}`);
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '?asOf' }] } });
    }
  });

  it('does not go on with a page of another moment', async () => {
    const page = await call('GET', `audit?limit=1&asOf=${then}`);
    const cursor = String(page.body.next);
    expect(await call('GET', `audit?limit=1&cursor=${cursor}`)).toMatchObject({ body: { code: 'invalid-cursor' } });
    expect(await call('GET', `audit?limit=1&cursor=${cursor}&asOf=${then}`)).toMatchObject({ status: 200 });
  });
});
