import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Call } from './testing/caller.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const MANY = 1_100;
const AT_ONCE = 50;

describe('S33 the name of a flow', () => {
  let api: MemoryApi;
  let call: Call;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
  });
  afterAll(() => api.close());

  const create = (name: string) => call('POST', 'flows', { body: { name, command: 'node' } });

  it('is its alone, however many are called almost so', async () => {
    for (let first = 0; first < MANY; first += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => create(`Invoices ${first + number}`)));
    expect(await create('invoices')).toMatchObject({ status: 201 });
    await call('GET', 'flows', {
      headers: { 'hostler-after': (await create('Last')).headers.get('hostler-position') ?? '' },
    });
    expect(await create('INVOICES')).toMatchObject({ status: 409, body: { code: 'name-taken' } });
    expect(await create('In\u200bvoices')).toMatchObject({ status: 409, body: { code: 'name-taken' } });
    expect(await create('\u200b')).toMatchObject({ status: 422, body: { code: 'name-invalid' } });
  });
});
