import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Call } from './testing/caller.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

describe('U12 people', () => {
  let api: MemoryApi;
  let call: Call;
  const ask = (subjectIds: string) => call('GET', `/api/v1/people?subjectIds=${subjectIds}`);

  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
  });
  afterAll(() => api.close());

  it('are called as they are called today, and who has no name is left out', async () => {
    await api.vault.directory.put({ subjectId: api.adminId, displayName: 'Ada Lovelace', email: 'ada@example.org' });
    expect((await ask(`nobody,${api.adminId},system:scaling,${api.adminId}`)).body).toEqual({
      items: [{ subjectId: api.adminId, displayName: 'Ada Lovelace' }],
    });
    await api.vault.directory.erase(api.adminId);
    expect((await ask(api.adminId)).body).toEqual({ items: [] });
  });

  it('are asked for by some ids, not by none and not by all at once', async () => {
    for (const ids of ['', ',', 'a'.repeat(101), Array.from({ length: 101 }, (_, id) => id).join(',')])
      expect(await ask(ids)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(await ask('one&colour=red')).toMatchObject({ status: 400 });
  });
});
