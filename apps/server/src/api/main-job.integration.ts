import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { after, callerOf, type Call } from './testing/caller.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

describe('the way from nothing to a run', () => {
  let api: MemoryApi;
  let call: Call;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
  });
  afterAll(() => api.close());

  it('makes a group, a connection, a flow and a run, and shows each to whoever wrote it', async () => {
    const group = await call('POST', 'hosted-groups', { body: { name: 'Invoices', committed: 1, maximum: 4 } });
    expect(group).toMatchObject({ status: 201, body: { name: 'Invoices', status: 'active', configuration: 1 } });
    const { groupId } = group.body;
    const connection = await call('POST', 'connections', { body: { groupId, name: 'C', kind: 'agentAccount' } });
    expect(connection).toMatchObject({ status: 201, body: { broken: false } });
    const flow = await call('POST', 'flows', { body: { name: 'Greet', command: 'node', arguments: ['-v'] } });
    expect(flow).toMatchObject({ status: 201, body: { version: 1, command: 'node' } });
    const { flowId } = flow.body;
    const run = await call('POST', 'runs', { body: { groupId, flowId, inputs: { invoice: 1 } } });
    const named = { groupName: 'Invoices', flowName: 'Greet' };
    expect(run).toMatchObject({ status: 201, body: { status: 'queued', inputsBytes: 13, ...named } });

    const shown = await call('GET', run.headers.get('location') ?? '', after(run));
    expect(shown).toMatchObject({ status: 200, body: { status: 'queued', ...named } });
    const queue = await call('GET', 'queue', after(run));
    expect(queue.body.items).toMatchObject([{ place: 1, reason: { code: 'botAboutToBeMade' } }]);
  });
});
