import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Answered, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

const MB = 1024 * 1024;

describe('what can not be done', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
  });
  afterAll(() => api.close());

  /** A problem document that says what to do, and no event. */
  const expectRefused = async (asking: () => Promise<Answered>, status: number, code: string): Promise<Answered> => {
    const before = await api.engine.store.head();
    const answer = await asking();
    expect(answer).toMatchObject({ status, body: { status, code, type: `urn:hostler:problem:${code}` } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(String(answer.body.detail).length).toBeGreaterThan(10);
    expect(await api.engine.store.head()).toBe(before);
    return answer;
  };

  const group = { name: 'Another', committed: 0, maximum: 1 };
  const post = (address: string, body: unknown, headers: Record<string, string> = {}) =>
    call('POST', address, { body, headers });

  it.each([
    ['S107, X12 a maximum above the capacity', { ...group, maximum: 9 }, 422, 'maximum-above-capacity'],
    ['S107, X12 a maximum above 50', { ...group, maximum: 51 }, 422, 'maximum-above-limit'],
    ['X3 guarantees above the capacity', { ...group, committed: 8, maximum: 8 }, 422, 'committed-sum-above-capacity'],
    ['a guarantee above the maximum', { ...group, committed: 2 }, 422, 'committed-above-maximum'],
    ['a name twice', { ...group, name: 'iNVOICES' }, 409, 'name-taken'],
    ['S18 an image that is not there', { ...group, imageId: 'no-such-image' }, 404, 'image-not-found'],
    ['an unknown field', { ...group, colour: 'red' }, 400, 'invalid-request'],
    ['a field that every object has', { ...group, constructor: null }, 400, 'invalid-request'],
    ['a wrong type', { ...group, maximum: '4' }, 400, 'invalid-request'],
    ['a number with a fraction', { ...group, maximum: 1.5 }, 400, 'invalid-request'],
    ['null where a value must be', { ...group, name: null }, 400, 'invalid-request'],
    ['a missing field', { name: 'Another' }, 400, 'invalid-request'],
    ['a list instead of an object', [group], 400, 'invalid-request'],
    ['no body', '', 400, 'invalid-request'],
    ['a body that is no JSON', '{"name": ', 400, 'malformed-json'],
    ['a number beyond all bounds', '{"name": "x", "committed": 1e999, "maximum": 1}', 400, 'malformed-json'],
    ['a field that reaches for prototypes', '{"__proto__": {"admin": true}}', 400, 'forbidden-field'],
    ['deep JSON', '['.repeat(20_000) + ']'.repeat(20_000), 400, 'json-too-deep'],
    ['a large body', JSON.stringify({ ...group, description: 'x'.repeat(300 * 1024) }), 413, 'body-too-large'],
  ])('refuses a group with %s', async (_, body, status, code) => {
    await expectRefused(() => post('hosted-groups', body), status, code);
  });

  it('names the unknown field, and the field of a wrong type', async () => {
    const { body } = await post('hosted-groups', { ...group, maximum: '4', 'col/our': 'red' });
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/maximum', detail: 'must be a whole number from 1 to 10000' },
        { pointer: '/col~1our', detail: 'is not a field that is known here; leave it out' },
      ]),
    );
  });

  it('S106 refuses a group beyond the tenth', async () => {
    for (let made = 1; made < 10; made += 1) await post('hosted-groups', { ...group, name: `Group ${made}` });
    await expectRefused(() => post('hosted-groups', { ...group, name: 'Eleventh' }), 409, 'group-limit-reached');
  });

  it.each([
    ['an unknown group', () => ({ groupId: 'no-such-group' }), 404, 'group-not-found'],
    ['S59 neither group nor connection', () => ({}), 400, 'invalid-request'],
    ['an unknown connection', () => ({ connectionId: 'no-such-connection' }), 404, 'connection-not-found'],
    ['an unknown flow', () => ({ ...things.target, flowId: 'no-such-flow' }), 404, 'flow-not-found'],
    ['an unknown version', () => ({ ...things.target, flowVersion: 9 }), 404, 'flow-version-not-found'],
    [
      'S60, X21 a mode that is not unattended',
      () => ({ ...things.target, inputs: { invoice: 1 }, mode: 'attended' }),
      422,
      'attended-not-supported',
    ],
    ['inputs that are no object', () => ({ ...things.target, inputs: [1] }), 400, 'invalid-request'],
    ['P5 inputs unfit for the schema', () => ({ ...things.target, inputs: { invoice: 'x' } }), 422, 'invalid-inputs'],
    ['P5 no inputs where the schema wants some', () => things.target, 422, 'invalid-inputs'],
    [
      'P4 inputs above 2 MB',
      () => ({ ...things.target, inputs: { invoice: 1, more: 'x'.repeat(2 * MB) } }),
      413,
      'inputs-too-large',
    ],
    [
      'P4 inputs above 2 MB that do not fit the schema either',
      () => ({ ...things.target, inputs: { invoice: 'x'.repeat(2 * MB) } }),
      413,
      'inputs-too-large',
    ],
    [
      'inputs far above 2 MB',
      () => ({ ...things.target, inputs: { invoice: 1, more: 'x'.repeat(3 * MB) } }),
      413,
      'inputs-too-large',
    ],
  ])('refuses a run with %s', async (_, body, status, code) => {
    await expectRefused(() => post('runs', { flowId: things.flowId, ...body() }), status, code);
  });

  it('names where inputs do not fit, and never what was there', async () => {
    const { body, text } = await post('runs', {
      flowId: things.flowId,
      ...things.target,
      inputs: { invoice: 'top-secret' },
    });
    expect(body.errors).toEqual([{ pointer: '/inputs/invoice', detail: 'must be integer' }]);
    expect(text).not.toContain('top-secret');
  });

  it('names the input that is missing', async () => {
    const { body } = await post('runs', { flowId: things.flowId, ...things.target, inputs: {} });
    expect(body.errors).toEqual([{ pointer: '/inputs/invoice', detail: 'is required' }]);
  });

  it.each([
    ['a schema that is no schema', { type: 'nonsense' }],
    ['a schema that refers elsewhere', { $ref: 'https://example.com/schema.json' }],
    ['a pattern that is none', { properties: { a: { pattern: '(' } } }],
    ['a schema that refers to itself without end', { $ref: '#' }],
  ])('refuses a flow with %s', async (_, inputsSchema) => {
    const flow = { name: 'Unfit', command: 'node', inputsSchema };
    const { body } = await expectRefused(() => post('flows', flow), 422, 'invalid-inputs-schema');
    expect(String(body.errors[0]?.pointer)).toMatch(/^\/inputsSchema/);
  });

  it('ends a check of inputs that would take for ever', async () => {
    const inputsSchema = { properties: { a: { type: 'string', pattern: '^(a+)+$' } } };
    const flow = await post('flows', { name: 'Slow', command: 'node', inputsSchema });
    const run = { flowId: flow.body.flowId, ...things.target, inputs: { a: `${'a'.repeat(50)}!` } };
    await expectRefused(() => post('runs', run), 422, 'inputs-check-too-slow');
  });

  it.each([
    ['a variable that is neither text nor a secret', { environment: { A: 1 } }, 400, 'invalid-request'],
    ['too many arguments', { arguments: Array.from({ length: 65 }, () => 'a') }, 400, 'invalid-request'],
    ['a variable of a forbidden name', { environment: { HOSTLER_X: 'a' } }, 422, 'flow-definition-invalid'],
    ['a name with a line break', { name: 'a\nb' }, 422, 'name-invalid'],
    ['half a character in its name', { name: 'a\ud800b' }, 422, 'name-invalid'],
    ['a NUL character in its command', { command: 'no\0de' }, 422, 'flow-definition-invalid'],
  ])('refuses a flow with %s', async (_, part, status, code) => {
    await expectRefused(() => post('flows', { name: 'Unfit', command: 'node', ...part }), status, code);
  });

  it('refuses an edit of what has changed since', async () => {
    const address = `hosted-groups/${things.groupId}`;
    const { headers } = await call('GET', address);
    const etag = headers.get('etag') ?? '';
    const edited = await call('PATCH', address, { body: { description: 'New' }, headers: { 'if-match': etag } });
    expect(edited).toMatchObject({ status: 200, body: { description: 'New' } });
    const stale = () => call('PATCH', address, { body: { description: 'Newer' }, headers: { 'if-match': etag } });
    await expectRefused(stale, 412, 'stale-configuration');
    const odd = () => call('PATCH', address, { body: { description: 'Newer' }, headers: { 'if-match': 'W/"x"' } });
    await expectRefused(odd, 400, 'invalid-request');
  });

  it.each([
    ['GET', '/api/v1/nowhere', 404, 'no-such-route'],
    ['GET', '/api/v1/%zz', 404, 'no-such-route'],
    ['GET', '/api/v1/environments/nowhere/runs', 404, 'environment-not-found'],
    ['GET', '/api/v1/environments/DEFAULT_1/runs', 404, 'environment-not-found'],
    ['GET', 'runs/unknown', 404, 'run-not-found'],
    ['GET', 'runs?asOf=2026-02-31', 400, 'invalid-request'],
    ['GET', 'runs/unknown/events', 404, 'run-not-found'],
    ['GET', 'hosted-groups/unknown', 404, 'group-not-found'],
    ['GET', 'flows/unknown/versions', 404, 'flow-not-found'],
    ['GET', 'runs/a%00b', 404, 'not-found'],
    ['GET', `runs/${'x'.repeat(300)}`, 414, 'address-too-long'],
    ['GET', 'runs?colour=red', 400, 'invalid-request'],
    ['GET', 'runs?limit=0', 400, 'invalid-request'],
    ['GET', 'runs?limit=1&limit=2', 400, 'invalid-request'],
    ['GET', 'runs?sort=colour', 400, 'invalid-request'],
    ['GET', 'runs?since=yesterday', 400, 'invalid-request'],
    ['GET', 'runs?callerId=%00', 400, 'invalid-request'],
    ['GET', 'runs?cursor=abc', 400, 'invalid-cursor'],
    ['GET', 'runs/unknown/log', 404, 'run-not-found'],
    ['GET', 'runs/unknown/log?offset=-1', 400, 'invalid-request'],
    ['GET', 'events?after=x', 400, 'invalid-request'],
    ['PUT', 'runs', 405, 'method-not-allowed'],
    ['DELETE', '/health/live', 405, 'method-not-allowed'],
  ])('answers %s %s with %i %s', async (method, address, status, code) => {
    await expectRefused(() => call(method, address), status, code);
  });

  it('says which methods an address takes', async () => {
    expect((await call('PUT', 'runs')).headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('refuses a body that is not JSON by its type', async () => {
    const asking = () => post('hosted-groups', 'name=x', { 'content-type': 'text/plain' });
    await expectRefused(asking, 415, 'unsupported-media-type');
  });

  it('refuses a position of another installation, and one that is none', async () => {
    const at = (position: string) => () => call('GET', 'runs', { headers: { 'hostler-after': position } });
    await expectRefused(at('11111111-1111-5111-8111-111111111111.0000000000000001'), 409, 'position-of-another-store');
    await expectRefused(at('nonsense'), 400, 'invalid-request');
  });

  it('refuses a policy out of bounds before it changes anything', async () => {
    const body = { addOns: 9, policies: { idleTimeoutMs: 5_000, queueTimeoutMs: 1 } };
    await expectRefused(() => call('PATCH', '/api/v1/environments/default', { body }), 422, 'policy-out-of-bounds');
    const unknown = { policies: { colour: 1 } };
    await expectRefused(() => call('PATCH', '/api/v1/environments/default', { body: unknown }), 422, 'policy-unknown');
  });
});
