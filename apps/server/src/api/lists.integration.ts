import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { after, callerOf, type Answered, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const RUNS = 23;

describe('P11 lists', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  let last: Answered;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
    for (let number = 0; number < RUNS; number += 1) {
      const priority = number % 3 === 0 ? 'high' : 'normal';
      const body = {
        ...things.target,
        flowId: things.flowId,
        inputs: { invoice: number },
        priority,
        correlationId: `c${number}`,
      };
      last = await call('POST', 'runs', { body });
    }
  });
  afterAll(() => api.close());

  const pages = async (address: string): Promise<Answered[]> => {
    const all: Answered[] = [];
    for (let cursor: string | null = ''; cursor !== null; cursor = all.at(-1)?.body.next as unknown as string | null) {
      all.push(await call('GET', `${address}${cursor && `&cursor=${cursor}`}`, after(last)));
    }
    return all;
  };

  it.each(['runs?sort=queuedAt', 'runs?sort=-queuedAt', 'runs?sort=startedAt', 'queue?sort=turn', 'audit?kind=run'])(
    'show each item once over the pages of %s',
    async (address) => {
      const shown = (await pages(`${address}&limit=5`)).flatMap(({ body }) => body.items);
      const ids = shown.map((item) => item.runId ?? item.eventId);
      expect(ids).toHaveLength(RUNS);
      expect(new Set(ids).size).toBe(RUNS);
    },
  );

  it('refuse a cursor of another sort, another filter or another list', async () => {
    const { body } = await call('GET', 'runs?limit=5', after(last));
    for (const address of ['runs?limit=5&sort=queuedAt', 'runs?limit=5&priority=high', 'queue?limit=5'])
      expect(await call('GET', `${address}&cursor=${String(body.next)}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-cursor' },
      });
  });

  it.each([
    'runs?status=lost',
    'runs?status=queued,lost',
    'runs?priority=urgent',
    'queue?status=running',
    'bots?status=asleep',
    'hosted-groups?status=gone',
    'hosted-groups?access=none',
    'connections?kind=robot',
    'images?origin=moon',
    'provisioning-errors?errorClass=luck',
    'scaling-decisions?result=maybe',
    'audit?kind=nothing',
    'audit?type=NothingHappened',
  ])('refuse to look for what can never be there: %s', async (address) => {
    const pointer = /\?\w+/.exec(address)?.[0];
    const refused = await call('GET', address);
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ pointer }] } });
    expect(JSON.stringify(refused.body)).toContain('must be one of');
  });

  it('filter, count and search', async () => {
    const high = await call('GET', 'runs?priority=high&count=true&limit=1', after(last));
    expect(high.body).toMatchObject({ total: 8, items: [{ priority: 'high' }] });
    const few = await call('GET', 'runs?correlationId=c1,c2&sort=queuedAt', after(last));
    expect(few.body.items.map(({ correlationId }) => String(correlationId))).toEqual(['c1', 'c2']);
    expect((await call('GET', 'hosted-groups?search=NVOI')).body.items).toHaveLength(1);
    expect((await call('GET', 'hosted-groups?search=other')).body.items).toHaveLength(0);
  });

  it('P1 show the queue by priority, then place', async () => {
    const { body } = await call('GET', 'queue?limit=200', after(last));
    expect(body.items.map(({ place }) => Number(place))).toEqual(Array.from({ length: RUNS }, (_, index) => index + 1));
    const page = await call('GET', 'queue?limit=3&priority=normal', after(last));
    expect(page.body.items.map(({ place }) => Number(place))).toEqual([9, 10, 11]);
  });

  it('say how fresh they are, and wait for what the caller wrote (U11)', async () => {
    const { headers } = await call('GET', 'runs', after(last));
    expect(headers.get('hostler-position')?.startsWith(`${api.engine.logId}.`)).toBe(true);
    expect(headers.get('hostler-lag-ms')).toMatch(/^\d+$/);
  });

  it('U5 carry what events say in the audit', async () => {
    const { body } = await call('GET', 'audit?type=RunEnqueued&sort=position&limit=1', after(last));
    expect(body.items).toMatchObject([
      { type: 'RunEnqueued', kind: 'run', actor: api.adminId, data: { flowVersion: 1 } },
    ]);
  });

  it('compare every projection with its rebuild, and rebuild one', async () => {
    const { body } = await call('GET', '/api/v1/projections');
    for (const { name } of body.items)
      expect((await call('POST', `/api/v1/projections/${String(name)}/comparison`)).body).toMatchObject({
        equal: true,
      });
    expect((await call('POST', '/api/v1/projections/runs/rebuild')).status).toBe(202);
    expect((await call('GET', 'runs?count=true&limit=1', after(last))).body.total).toBe(RUNS);
    expect((await call('POST', '/api/v1/projections/nothing/comparison')).status).toBe(404);
  });
});
