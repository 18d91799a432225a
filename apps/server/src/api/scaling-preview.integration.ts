import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

describe('a preview of numbers', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
  });
  afterAll(() => api.close());

  const preview = (committed: number, maximum: number, groupId?: string) =>
    call('GET', `scaling-preview?committed=${committed}&maximum=${maximum}${groupId ? `&groupId=${groupId}` : ''}`);

  it('is refused for what the edit would refuse', async () => {
    expect(await preview(0, 4, 'typo')).toMatchObject({ status: 404, body: { code: 'group-not-found' } });
    expect(await preview(9, 1)).toMatchObject({ status: 422, body: { code: 'committed-above-maximum' } });
    expect(await preview(0, 9)).toMatchObject({ status: 422, body: { code: 'maximum-above-capacity' } });
    expect(await preview(8, 8)).toMatchObject({ status: 422, body: { code: 'committed-sum-above-capacity' } });
    expect(await preview(0, 0)).toMatchObject({ status: 422, body: { code: 'bot-number-invalid' } });
    expect(await preview(8, 8, things.groupId)).toMatchObject({ status: 200 });
    expect(await preview(7, 8)).toMatchObject({ status: 200 });
  });
});
