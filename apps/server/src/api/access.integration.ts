import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Call } from './testing/caller.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const MINUTE_MS = 60_000;

describe('who may do what', () => {
  let api: MemoryApi;
  let call: Call;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
  });
  afterAll(() => api.close());

  const link = (): Promise<string> =>
    api.vault.credentials.issue('link', api.engine.ids.next(), { subjectId: api.adminId }, undefined);
  const signIn = (token: string) => call('POST', '/api/v1/session', { body: { link: token }, key: null });
  const cookieOf = async (): Promise<string> => {
    api.advance(2 * MINUTE_MS);
    return (await signIn(await link())).headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  it('refuses whoever is not signed in, on every operation but the open ones', async () => {
    const { body } = await call('GET', '/api/openapi.json', { key: null });
    const open = new Set(['signIn', 'signInForKey', 'live', 'ready', 'metrics']);
    const paths = body.paths as unknown as Record<string, Record<string, { operationId: string }>>;
    let asked = 0;
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { operationId }] of Object.entries(operations)) {
        if (open.has(operationId)) continue;
        const address = path.replaceAll(/\{\w+\}/g, 'default');
        const json = method === 'get' ? {} : { body: {} };
        for (const key of [null, 'hst_key_wrong', `hst_key_${'a'.repeat(43)}`]) {
          const answer = await call(method.toUpperCase(), address, { ...json, key });
          expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
        }
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(40);
  });

  it('refuses somebody without a role', async () => {
    const key = await api.vault.credentials.issue('key', 'stranger', { subjectId: 'nobody' }, undefined);
    expect(await call('GET', 'runs', { key })).toMatchObject({ status: 401 });
    const data = { subjectId: 'somebody', kind: 'person', roles: [] } as const;
    const context = {
      environmentId: '',
      actor: 'test',
      commandId: api.engine.ids.next(),
      correlationId: 'c',
      causationId: 'c',
    };
    await api.engine.execute({ type: 'CreatePrincipal', data }, context);
    const theirs = await api.vault.credentials.issue('key', 'somebody', { subjectId: 'somebody' }, undefined);
    expect(await call('GET', 'runs', { key: theirs })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await call('GET', '/api/v1/session', { key: theirs })).toMatchObject({ status: 200, body: { roles: [] } });
  });

  it('turns a link into a session, once', async () => {
    const token = await link();
    const answers = await Promise.all([signIn(`http://127.0.0.1/sign-in?link=${token}`), signIn(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const cookie = answers.find(({ status }) => status === 200)?.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^hostler_session=hst_session_[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect(await call('GET', '/api/v1/session', { key: null, headers })).toMatchObject({
      body: { subjectId: api.adminId, by: 'session', roles: ['SystemAdministrator'] },
    });
    expect((await call('DELETE', '/api/v1/session', { key: null, headers })).status).toBe(204);
    expect((await call('GET', '/api/v1/session', { key: null, headers })).status).toBe(401);
  });

  it('turns a link into an API key, which works until it is revoked', async () => {
    const body = { link: await link(), label: 'curl' };
    const { body: made, status } = await call('POST', '/api/v1/session/key', { body, key: null });
    const key = String(made.key);
    expect([status, (await call('GET', 'runs', { key })).status]).toEqual([201, 200]);
    expect((await call('GET', '/api/v1/api-keys')).text).not.toContain(key);
    expect((await call('DELETE', `/api/v1/api-keys/${String(made.keyId)}`)).status).toBe(204);
    expect((await call('GET', 'runs', { key })).status).toBe(401);
  });

  it('shows a key once, also to whoever repeats the request', async () => {
    const asked = { body: { label: 'ci', expiresInDays: 1 }, headers: { 'idempotency-key': 'key-1' } };
    const first = await call('POST', '/api/v1/api-keys', asked);
    expect(first).toMatchObject({ status: 201 });
    expect(await call('POST', '/api/v1/api-keys', asked)).toMatchObject({
      status: 409,
      body: { code: 'idempotency-key-used' },
    });
    const key = String(first.body.key);
    expect((await call('GET', 'runs', { key })).status).toBe(200);
    api.advance(24 * 60 * MINUTE_MS + 1);
    expect((await call('GET', 'runs', { key })).status).toBe(401);
  });

  it('takes a change by cookie from its own pages only', async () => {
    const cookie = await cookieOf();
    const change = (headers: Record<string, string>) =>
      call('PATCH', '/api/v1/environments/default', {
        body: { addOns: 8 },
        key: null,
        headers: { cookie, ...headers },
      });
    expect((await change({})).status).toBe(200);
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(await change({ 'sec-fetch-site': 'cross-site' })).toMatchObject({
      status: 403,
      body: { code: 'cross-site-request' },
    });
    expect((await change({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });

  it('bounds how often one address may try to sign in', async () => {
    api.advance(2 * MINUTE_MS);
    const answers = [];
    for (let attempt = 0; attempt < 11; attempt += 1) answers.push(await signIn('hst_link_wrong'));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/);
    api.advance(2 * MINUTE_MS);
    expect((await signIn(await link())).status).toBe(200);
  });

  it('counts failures only, so that many may sign in from one address', async () => {
    api.advance(2 * MINUTE_MS);
    for (let person = 0; person < 12; person += 1) expect((await signIn(await link())).status).toBe(200);
  });
});

describe('sign-in behind a proxy', () => {
  const tries = async (trustedProxies?: string) => {
    const api = await memoryApi(trustedProxies === undefined ? {} : { trustedProxies });
    const from = async (address: string) =>
      (
        await callerOf(api)('POST', '/api/v1/session', {
          body: { link: 'hst_link_wrong' },
          key: null,
          headers: { 'x-forwarded-for': address },
        })
      ).status;
    for (let attempt = 0; attempt < 10; attempt += 1) await from('192.0.2.1');
    const answers = [await from('192.0.2.1'), await from('192.0.2.2')];
    await api.close();
    return answers;
  };

  it('locks out one person, not all who come through it, where the proxy is trusted', async () => {
    expect(await tries('127.0.0.1,::1')).toEqual([429, 401]);
    expect(await tries()).toEqual([429, 429]);
  });
});
