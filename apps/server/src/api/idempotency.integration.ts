import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { after, callerOf, type Answered, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

describe('P11, I8 a request that is repeated under its Idempotency-Key', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
  });
  afterAll(() => api.close());

  const enqueue = (key: string, invoice = 1, correlationId?: string): Promise<Answered> =>
    call('POST', 'runs', {
      body: { ...things.target, flowId: things.flowId, inputs: { invoice }, ...(correlationId && { correlationId }) },
      headers: { 'idempotency-key': key },
    });
  const runs = async (seen: Answered): Promise<number> =>
    Number((await call('GET', 'runs?count=true&limit=1', after(seen))).body.total);

  it('gets the first answer again, and does nothing twice', async () => {
    const first = await enqueue('once');
    const before = await runs(first);
    const again = await enqueue('once');
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(again.headers.get('hostler-position')).toBe(first.headers.get('hostler-position'));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await runs(again)).toBe(before);
  });

  it('gets the same answer when both come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => enqueue('at-once')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  });

  it('is refused with another body, and on another address', async () => {
    await enqueue('mine');
    expect(await enqueue('mine', 2)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    const elsewhere = await call('POST', 'hosted-groups', {
      body: { name: 'x', committed: 0, maximum: 1 },
      headers: { 'idempotency-key': 'mine' },
    });
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is answered as before although the first answer was lost before it was kept', async () => {
    const { keep } = api.engine.rows.answers;
    api.engine.rows.answers.keep = () => Promise.reject(new Error('killed'));
    const lost = await enqueue('lost');
    api.engine.rows.answers.keep = keep;
    const again = await enqueue('lost');
    expect(lost.status).toBe(500);
    expect(again).toMatchObject({ status: 201, body: { status: 'queued' } });
    expect(await enqueue('lost')).toMatchObject({ status: 201, text: again.text });
  });

  it('may be judged anew where it had been refused', async () => {
    const body = { name: 'Later', committed: 0, maximum: 9 };
    const create = () => call('POST', 'hosted-groups', { body, headers: { 'idempotency-key': 'refused' } });
    expect(await create()).toMatchObject({ status: 422 });
    await call('PATCH', '/api/v1/environments/default', { body: { addOns: 9 } });
    expect(await create()).toMatchObject({ status: 201, body: { name: 'Later' } });
  });

  it('is refused after a day, since its answer is no longer kept', async () => {
    await enqueue('old');
    api.advance(DAY_MS);
    expect(await enqueue('old')).toMatchObject({ status: 409, body: { code: 'idempotency-key-used' } });
    await api.engine.rows.answers.forgetBefore(api.engine.clock.now());
    expect(await enqueue('old')).toMatchObject({ status: 409, body: { code: 'idempotency-key-used' } });
  });

  it('is a request like another once nobody knows its key, with events of its own', async () => {
    const edit = (maximum: number, headers = {}) =>
      call('PATCH', `hosted-groups/${things.groupId}`, { body: { maximum }, headers });
    const key = { 'idempotency-key': 'of-last-week' };
    await edit(5, key);
    api.advance(2 * DAY_MS);
    await edit(2);
    api.advance(2 * DAY_MS);
    await edit(3);
    await api.engine.rows.answers.forgetBefore(api.engine.clock.now());
    const last = await edit(5, key);
    expect(last).toMatchObject({ status: 200, body: { maximum: 5 } });
    const { items } = (await call('GET', 'audit?type=HostedGroupScalingChanged', after(last))).body;
    expect(items.map(({ data }) => data?.maximum)).toEqual([5, 3, 2, 5]);
    expect(new Set(items.map(({ eventId }) => eventId)).size).toBe(4);
  });

  it('is refused with a key that is no key', async () => {
    expect(await enqueue('a b')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(await enqueue('x'.repeat(256))).toMatchObject({ status: 400 });
  });
});
