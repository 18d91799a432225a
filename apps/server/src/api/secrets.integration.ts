import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { secretReference } from '../engine/references.js';
import { callerOf, type Call } from './testing/caller.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const MOST_SECRETS = 1_000;

describe('P5 the value of a secret', () => {
  let api: MemoryApi;
  let call: Call;
  beforeEach(async () => {
    api = await memoryApi();
    call = callerOf(api);
  });
  afterEach(() => api.close());

  const set = (name: string, value = 'open sesame') => call('PUT', `secrets/${name}`, { body: { value } });
  const remove = (name: string) => call('DELETE', `secrets/${name}`);
  const value = (name: string) => api.vault.secrets.get(secretReference('default', name));

  it('is gone when its removal is answered, though the store was away at first', async () => {
    expect(await set('erp')).toMatchObject({ status: 204 });
    const { secrets } = api.vault;
    const whole = secrets.remove.bind(secrets);
    secrets.remove = () => Promise.reject(new Error('away'));
    expect(await remove('erp')).toMatchObject({ status: 500 });
    secrets.remove = whole;
    expect(await remove('erp')).toMatchObject({ status: 204 });
    expect(await value('erp')).toBeUndefined();
  });

  it('outlives a removal that came late', async () => {
    const key = { headers: { 'idempotency-key': 'late' } };
    await set('erp', 'first');
    await call('DELETE', 'secrets/erp', key);
    await set('erp', 'second');
    await call('DELETE', 'secrets/erp', key);
    expect(await value('erp')).toBe('second');
  });

  it('is not kept where it was refused', async () => {
    const environmentId = 'default';
    for (let number = 0; number < MOST_SECRETS; number += 1)
      await api.engine.execute(
        { type: 'SetSecret', data: { environmentId, name: `s${number}` } },
        { environmentId, actor: 'spec', commandId: `s${number}`, correlationId: 's', causationId: 's' },
      );
    expect(await set('one-more')).toMatchObject({ status: 409, body: { code: 'secret-limit-reached' } });
    expect(await value('one-more')).toBeUndefined();
    expect(await set('s1', 'new')).toMatchObject({ status: 204 });
    expect(await value('s1')).toBe('new');
    expect(await remove('No_Name')).toMatchObject({ status: 204 });
  });
});
