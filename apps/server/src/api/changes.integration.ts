import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { after, callerOf, type Answered, type Call } from './testing/caller.js';
import { followed, type Told } from './testing/event-stream.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const changesOf = (told: readonly Told[]): Told[] => told.filter(({ event }) => event === 'change');

describe('changes of lists', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  let flowId: string;
  beforeEach(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
    flowId = String((await call('POST', 'flows', { body: { name: 'Plain', command: 'node' } })).body.flowId);
  });
  afterEach(() => api.close());

  const enqueue = (): Promise<Answered> => call('POST', 'runs', { body: { ...things.target, flowId } });
  const cancel = (run: Answered): Promise<Answered> =>
    call('POST', `runs/${String(run.body.runId)}/cancel`, { body: {} });

  it('are told when a list shows them, and say what has gone', async () => {
    const runs: string[] = [];
    const isGone = ({ data }: Told): boolean => data.deleted === true;
    const told = await followed(api, 'changes?projections=runs,queue', (all) => all.some(isGone), {
      opened: async () => {
        const run = await enqueue();
        runs.push(String(run.body.runId));
        await call('GET', 'queue', after(run));
        await cancel(run);
      },
    });
    expect(told[0]).toMatchObject({ event: 'progress', data: { lagMs: 0 } });
    const queue = { projection: 'queue', key: runs[0], position: told.find(isGone)?.data.position };
    expect(told.find(isGone)?.data).toEqual({ ...queue, deleted: true });
    const ofRuns = changesOf(told).filter(({ data }) => data.projection === 'runs');
    expect(ofRuns.map(({ data }) => data.key)).toEqual(expect.arrayContaining(runs));
  });

  it('are all told again behind the id that a client comes back with, wherever it was cut', async () => {
    const first = await enqueue();
    const from = first.headers.get('hostler-position') ?? '';
    await cancel(first);
    const last = await enqueue();
    await cancel(last);
    const end = (await call('GET', 'audit?limit=1')).body.items[0]?.position;
    const isAtEnd = (all: readonly Told[]): boolean => String(all.at(-1)?.data.position).endsWith(String(end));
    const keys = (all: readonly Told[]): Set<string> =>
      new Set(changesOf(all).map(({ data }) => `${String(data.projection)} ${String(data.key)}`));
    const whole = await followed(api, `changes?projections=runs,queue,groups&after=${from}`, isAtEnd);
    expect(keys(whole).size).toBe(5);
    for (let cut = 1; cut < whole.length; cut += 1) {
      const id = whole.slice(0, cut).findLast((told) => told.id !== undefined)?.id ?? '';
      const rest = await followed(api, 'changes?projections=runs,queue,groups', isAtEnd, {
        headers: { 'last-event-id': id },
      });
      expect(new Set([...keys(whole.slice(0, cut)), ...keys(rest)])).toEqual(keys(whole));
    }
  });

  it.each([
    ['of another installation', '11111111-1111-5111-8111-111111111111.0000000000000001'],
    ['that is none', 'x'],
    ['that the log has not reached', 'this.9999999999999999'],
  ])('begin with a reset behind an id %s', async (_, id) => {
    const lastEventId = id.replace('this', api.engine.logId);
    const told = await followed(api, 'changes', (all) => all.length > 0, { headers: { 'last-event-id': lastEventId } });
    expect(told[0]).toMatchObject({ event: 'reset', data: { reason: 'unknownPosition' } });
    expect(told[0]?.id).toBe(`${api.engine.logId}.${await api.engine.store.head()}`);
  });

  it('refuse a list that can not be followed', async () => {
    for (const address of ['changes?projections=runs,api-keys', 'changes?colour=red', 'changes?after=x'])
      expect(await call('GET', address)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('I14 end when their caller may not see them any more, and when the server stops', async () => {
    const claims = { subjectId: api.adminId, credentialId: 'revoked' };
    const key = await api.vault.credentials.issue('key', 'revoked', claims, undefined);
    const opened = (): Promise<boolean> => api.vault.credentials.revoke('key', 'revoked');
    expect(changesOf(await followed({ ...api, key }, 'changes', () => false, { opened }))).toEqual([]);
    expect(changesOf(await followed(api, 'changes', () => false, { opened: api.drain }))).toEqual([]);
  });
});
