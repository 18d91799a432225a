import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveId } from '#kernel/ids.js';
import { after, callerOf, type Call } from './testing/caller.js';
import { madeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly enum?: readonly string[] };
};
type Operation = { readonly operationId: string; readonly parameters?: readonly Parameter[] };
type Document = { readonly paths: Record<string, Record<string, Operation>> };
type Route = { readonly method: string; readonly path: string; readonly operation: Operation };

/** What reads, and has no past. A new operation that reads is shown as of a moment, or stands here with its reason. */
const PRESENT_ONLY: Readonly<Record<string, string>> = {
  whoAmI: 'who the caller is now',
  namePeople: 'what people are called today, also where the past is shown',
  getRunLog: 'a file that only grows: its beginning is its past',
  followEvents: 'what happens from now on',
  followChanges: 'what changes from now on',
  listProjections: 'how far runners of this moment are',
  listParked: 'what waits for a person now',
  live: 'health',
  ready: 'health',
  metrics: 'health',
};
/** They show the log itself up to its end, or wait until its end can be shown: nothing that was acknowledged is behind that. */
const FROM_THE_LOG = new Set(['getRunEvents', 'exportAudit']);
/** Reckoned by the clock of the moment that is shown, so that the present answers a little else than the past of a moment ago. */
const BY_THE_CLOCK = new Set(['getSeries', 'previewScaling', 'listQueue', 'getHostedGroup', 'listHostedGroups']);

const has = ({ parameters = [] }: Operation, name: string): boolean =>
  parameters.some((parameter) => parameter.in === 'query' && parameter.name === name);

describe('U1 every operation of the OpenAPI document', () => {
  let api: MemoryApi;
  let call: Call;
  let routes: readonly Route[];
  let ids: Readonly<Record<string, string>>;
  let then: string;
  let head: string;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    const document = (await call('GET', '/api/openapi.json', { key: null })).body as unknown as Document;
    routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    );
    const things = await madeThings(call);
    const botId = deriveId('a bot that nobody has made yet');
    const caused = { actor: 'spec', commandId: botId, correlationId: botId, causationId: botId };
    await api.engine.execute(
      { type: 'ScaleOut', data: { environmentId: 'default', groupId: things.groupId, botId } },
      { environmentId: 'default', ...caused },
    );
    const images = await call('GET', 'images');
    const body = { ...things.target, flowId: things.flowId, inputs: { invoice: 1 } };
    const run = await call('POST', 'runs', { body });
    for (let count = 0; count < 5; count += 1) await call('POST', 'runs', { body });
    ids = {
      environmentId: 'default',
      groupId: things.groupId,
      connectionId: things.connectionId,
      flowId: things.flowId,
      imageId: String(images.body.items[0]?.imageId),
      runId: String(run.body.runId),
      botId,
      keyId: 'test',
      name: 'runs',
      runner: 'runs',
      key: 'any',
    };
    then = run.headers.get('hostler-position') ?? '';
    const last = await call('PATCH', `hosted-groups/${things.groupId}`, { body: { name: 'Bills' } });
    head = last.headers.get('hostler-position') ?? '';
    await Promise.all(['runs', 'audit', 'hosted-groups', 'queue'].map((list) => call('GET', list, after(last))));
  });
  afterAll(() => api.close());

  const address = (path: string): string => path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
  const reading = () =>
    routes.filter(({ method, operation }) => method === 'GET' && !(operation.operationId in PRESENT_ONLY));

  it('that reads takes a moment, or says why it can not', () => {
    const without = routes.filter(({ method, operation }) => method === 'GET' && !has(operation, 'asOf'));
    expect(without.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(PRESENT_ONLY).sort());
    expect(reading().length).toBeGreaterThan(20);
  });

  it('that takes a moment shows it, and says which one', async () => {
    for (const { path, operation } of reading()) {
      const { operationId } = operation;
      const wanted = operationId === 'previewScaling' ? '&committed=1&maximum=2' : '';
      const answer = await call('GET', `${address(path)}?asOf=${then}${wanted}`);
      // These runs have left nothing.
      const expected = operationId === 'getRunOutputs' ? 404 : 200;
      expect([operationId, answer.status]).toEqual([operationId, expected]);
      if (answer.status !== 200) continue;
      const says = { position: answer.headers.get('hostler-position'), asOf: answer.headers.get('hostler-as-of') };
      expect([operationId, says]).toEqual([operationId, { position: then, asOf: expect.stringMatching(/^2\d{3}-/) }]);
    }
  });

  it('that lists gives the same for the last moment as for the present, in every order, page by page and counted', async () => {
    const lists = reading().filter(({ operation }) => has(operation, 'sort'));
    expect(lists.length).toBeGreaterThan(12);
    for (const { path, operation } of lists) {
      const sorts = operation.parameters?.find(({ name }) => name === 'sort')?.schema.enum ?? [];
      expect([operation.operationId, sorts.length > 0]).toEqual([operation.operationId, true]);
      for (const sort of sorts) {
        const query = `${address(path)}?sort=${sort}&limit=2&count=true`;
        const [now, past] = [await pages(query, ''), await pages(query, `&asOf=${head}`)];
        if (BY_THE_CLOCK.has(operation.operationId)) expect([query, past.map(idsOf)]).toEqual([query, now.map(idsOf)]);
        else expect([query, past]).toEqual([query, now]);
      }
    }
  });

  it('that reads says how far its read model is behind, and waits for what its caller has written', async () => {
    const ahead = head.replace(/\d+$/, (position) => String(Number(position) + 1_000).padStart(position.length, '0'));
    const answers = reading().map(async ({ path, operation: { operationId } }) => {
      const wanted = operationId === 'previewScaling' ? '?committed=1&maximum=2' : '';
      const now = await call('GET', `${address(path)}${wanted}`, { headers: { 'hostler-after': head } });
      const behind = await call('GET', `${address(path)}${wanted}`, { headers: { 'hostler-after': ahead } });
      const lag = /^\d+$/.test(now.headers.get('hostler-lag-ms') ?? '');
      return [operationId, lag, behind.status, behind.body.code, behind.headers.has('retry-after')];
    });
    const told = (await Promise.all(answers)).filter(([operationId]) => operationId !== 'getRunOutputs');
    const expected = (operationId: unknown) =>
      FROM_THE_LOG.has(String(operationId)) ? [200, undefined, false] : [503, 'read-model-behind', true];
    expect(told).toEqual(told.map(([operationId]) => [operationId, true, ...expected(operationId)]));
  });

  it('that acts refuses to act on the past', async () => {
    const acting = routes.filter(({ method }) => method !== 'GET');
    expect(acting.length).toBeGreaterThan(15);
    for (const { method, path, operation } of acting) {
      const refused = await call(method, `${address(path)}?asOf=${then}`, { body: {} });
      expect([operation.operationId, refused.status, refused.body.code]).toEqual([
        operation.operationId,
        400,
        'past-can-not-change',
      ]);
    }
  });

  async function pages(query: string, asOf: string): Promise<readonly unknown[]> {
    const all: unknown[] = [];
    for (let cursor: unknown = ''; cursor !== null;) {
      const { status, body } = await call('GET', `${query}${asOf}${cursor ? `&cursor=${String(cursor)}` : ''}`);
      expect([query, status]).toEqual([query, 200]);
      all.push({ items: body.items, total: body.total });
      cursor = body.next;
    }
    return all;
  }
});

/** The ids of a page's items: all that ends in `Id`, and its count. */
function idsOf(page: unknown): unknown {
  const { items, total } = page as { items: readonly Record<string, unknown>[]; total: unknown };
  return { total, items: items.map((item) => Object.entries(item).filter(([name]) => name.endsWith('Id'))) };
}
