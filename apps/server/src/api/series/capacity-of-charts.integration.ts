import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Call } from '../testing/caller.js';
import { memoryApi, type MemoryApi } from '../testing/memory-api.js';

const HOUR_MS = 60 * 60 * 1_000;

describe('the capacity in a chart', () => {
  let api: MemoryApi;
  let call: Call;
  let groupId: string;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    const group = { name: 'Invoices', committed: 0, maximum: 6 };
    groupId = String((await call('POST', 'hosted-groups', { body: group })).body.groupId);
    api.advance(2 * HOUR_MS);
    await call('PATCH', `hosted-groups/${groupId}`, { body: { maximum: 3 } });
    api.advance(2 * HOUR_MS);
    await call('PATCH', '/api/v1/environments/default', { body: { addOns: 2 } });
    api.advance(HOUR_MS);
  });
  afterAll(() => api.close());

  const capacity = async (query: string) => {
    const { body } = await call('GET', `series?${query}`);
    return [...new Set(body.capacity as unknown as number[])];
  };
  const last = (ms: number) => `from=${new Date(api.engine.clock.now() - ms).toISOString()}`;

  it.each([
    ['hours', 10],
    ['minutes', 500],
  ])('is what was set at each time, by %s', async (_, steps) => {
    expect(await capacity(`${last(10 * HOUR_MS)}&steps=${steps}`)).toEqual([0, 8, 2]);
    expect(await capacity(`${last(10 * HOUR_MS)}&steps=${steps}&groupId=${groupId}`)).toEqual([0, 6, 3, 2]);
  });

  it('is so too where steps of seconds are taken from the runs themselves', async () => {
    const seconds = `${last(30 * 60_000)}&steps=500`;
    expect(await capacity(seconds)).toEqual([2]);
    expect(await capacity(`${seconds}&groupId=${groupId}`)).toEqual([2]);
  });

  it('U1 knows in the past nothing of what was changed later', async () => {
    const moment = new Date(api.engine.clock.now() - 4 * HOUR_MS).toISOString();
    expect(await capacity(`asOf=${moment}&steps=1&groupId=${groupId}`)).toEqual([6]);
  });
});
