import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { after, callerOf, type Answered, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

/** More than an export reads at once. */
const RUNS = 520;

describe('U5 the audit', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  let last: Answered;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
    await call('PATCH', '/api/v1/environments/default', { body: { policies: { queueLimit: 1_000 } } });
    const flow = await call('POST', 'flows', { body: { name: 'Plain', command: 'node' } });
    for (let number = 0; number < RUNS; number += 1)
      last = await call('POST', 'runs', {
        body: { ...things.target, flowId: flow.body.flowId },
      });
    await call('GET', 'audit', after(last));
  }, 60_000);
  afterAll(() => api.close());

  const lines = ({ text }: Answered): string[] => text.split('\n').filter((line) => line !== '');

  it('is exported whole, oldest first, as the list shows it', async () => {
    const exported = await call('GET', 'audit/export');
    expect(exported.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(exported.headers.get('hostler-position')).toBe(last.headers.get('hostler-position'));
    const events = lines(exported).map((line) => JSON.parse(line) as { eventId: string });
    const { total, items } = (await call('GET', 'audit?count=true&sort=position&limit=200')).body;
    expect(events).toHaveLength(Number(total));
    expect(events.slice(0, 200)).toEqual(items);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  });

  it('is exported narrowed to what was asked, and as of a moment', async () => {
    const runId = String(last.body.runId);
    expect(lines(await call('GET', `audit/export?runId=${runId}`))).toHaveLength(1);
    expect(lines(await call('GET', 'audit/export?type=RunEnqueued'))).toHaveLength(RUNS);
    const first = (await call('GET', 'audit?type=RunEnqueued&sort=position&limit=1')).body.items[0];
    const then = `${api.engine.logId}.${String(first?.position)}`;
    expect(lines(await call('GET', `audit/export?type=RunEnqueued&asOf=${then}`))).toHaveLength(1);
    for (const query of ['limit=5', 'format=xml', 'sort=position', 'colour=red'])
      expect(await call('GET', `audit/export?${query}`)).toMatchObject({ status: 400 });
  });

  it('is exported as CSV in which nothing is a formula', async () => {
    await call('POST', 'flows', { body: { name: '=cmd|calc', command: 'node, "quoted"' } });
    const exported = await call('GET', 'audit/export?format=csv&type=FlowCreated');
    expect(exported.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(exported.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-default-\d+\.csv"$/);
    const [head, ...rows] = lines(exported);
    expect(head).toMatch(/^position,eventId,type,.*,data\r$/);
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatch(/,"\{.*""=cmd\|calc"".*\}"\r$/);
  });

  it('is narrowed to people by what they are called today', async () => {
    await api.vault.directory.put({ subjectId: api.adminId, displayName: 'Ada Lovelace', email: undefined });
    const hers = await call('GET', 'audit?who=lovelace&count=true&limit=1');
    const same = await call('GET', `audit?actor=${api.adminId}&count=true&limit=1`);
    expect(hers.body.total).toBe(same.body.total);
    expect(Number(hers.body.total)).toBeGreaterThanOrEqual(RUNS);
    expect((await call('GET', 'audit?who=nobody&count=true')).body).toMatchObject({ items: [], total: 0 });
  });

  it('shows in the first environment what happens to the installation', async () => {
    const issued = await call('POST', '/api/v1/api-keys', { body: { label: 'CI' } });
    const keyId = String(issued.body.keyId);
    const { items } = (await call('GET', 'audit?kind=apiKey', after(issued))).body;
    expect(items).toMatchObject([{ type: 'ApiKeyIssued', data: { keyId, label: 'CI' } }]);
    expect(lines(await call('GET', 'audit/export?kind=installation,principal,apiKey')).length).toBeGreaterThan(1);
  });

  it('tells the whole story of a group, with its runs and connections, in one call', async () => {
    const { body } = await call('GET', `hosted-groups/${things.groupId}/events`);
    expect(body.next).toBeNull();
    expect(body.items).toHaveLength(RUNS + 2);
    const types = new Set(body.items.map(({ type }) => String(type)));
    expect(types).toEqual(new Set(['HostedGroupCreated', 'ConnectionCreated', 'RunEnqueued']));
    expect(await call('GET', 'hosted-groups/nothing/events')).toMatchObject({ status: 404 });
  });
});
