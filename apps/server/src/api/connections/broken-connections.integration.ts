import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Call } from '../testing/caller.js';
import { memoryApi, type MemoryApi } from '../testing/memory-api.js';

const environmentId = 'default';

describe('X5 S59 a connection that is broken', () => {
  let api: MemoryApi;
  let call: Call;
  let groupId: string;
  let connectionId: string;
  let flowId: string;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    const group = { name: 'Invoices', committed: 0, maximum: 1, access: 'workOrSchoolAccount' };
    groupId = String((await call('POST', 'hosted-groups', { body: group })).body.groupId);
    const account = { groupId, name: 'Clerk', kind: 'account', username: 'clerk@example.com', password: 'open sesame' };
    connectionId = String((await call('POST', 'connections', { body: account })).body.connectionId);
    flowId = String((await call('POST', 'flows', { body: { name: 'Post', command: 'node' } })).body.flowId);
  });
  afterAll(() => api.close());

  const run = () => call('POST', 'runs', { body: { connectionId, flowId } });
  const edit = (change: { body: object }) => call('PATCH', `connections/${connectionId}`, change);
  const shown = async () => (await call('GET', `connections/${connectionId}`)).body;
  /** What a server does once no run and no bot of the group is left. */
  async function finishDeletion(): Promise<void> {
    const commandId = randomUUID();
    const context = {
      environmentId,
      actor: 'system:test',
      commandId,
      correlationId: commandId,
      causationId: commandId,
    };
    await api.engine.execute({ type: 'FinishHostedGroupDeletion', data: { environmentId, groupId } }, context);
  }

  it('X13 U7 is so from the deletion of its group until that is restored', async () => {
    expect(await shown()).toMatchObject({ broken: false, brokenReason: null });
    await call('DELETE', `hosted-groups/${groupId}`);
    expect(await shown()).toMatchObject({ broken: true, brokenReason: expect.stringContaining('Restore the group') });
    expect(await run()).toMatchObject({ status: 409, body: { code: 'group-being-deleted' } });
    await finishDeletion();
    expect(await run()).toMatchObject({ status: 409, body: { code: 'group-deleted' } });
    await call('POST', `hosted-groups/${groupId}/restore`);
    expect(await shown()).toMatchObject({ broken: false, brokenReason: null });
    expect(await run()).toMatchObject({ status: 201 });
  });

  it('X20 is so without its credential, and takes no run then', async () => {
    const [reference] = await api.vault.secrets.list('credential/');
    await api.vault.secrets.remove(String(reference));
    const broken = { broken: true, brokenReason: expect.stringContaining('user name and password are gone') };
    expect(await shown()).toMatchObject(broken);
    expect((await call('GET', 'connections')).body.items).toMatchObject([broken]);
    const refused = await run();
    expect(refused).toMatchObject({ status: 409, body: { code: 'connection-broken' } });
    expect(refused.body.detail).toContain('Edit the connection');
    expect((await call('GET', 'runs?count=true')).body).toMatchObject({ total: 1 });
  });

  it('S122 is whole again once it is given another credential, and keeps to its name', async () => {
    const half = { body: { username: 'clerk@example.com' } };
    expect(await edit(half)).toMatchObject({ status: 422, body: { code: 'credential-missing' } });
    expect(await edit({ body: {} })).toMatchObject({ status: 400 });
    const whole = { name: 'Clerk', broken: false, brokenReason: null };
    const edited = await edit({ body: { username: 'clerk@example.com', password: 'sesame, open' } });
    expect(edited).toMatchObject({ status: 200, body: whole });
    expect(JSON.stringify(edited.body)).not.toContain('sesame');
    expect(await shown()).toMatchObject(whole);
    const [reference] = await api.vault.secrets.list('credential/');
    expect(await api.vault.secrets.get(String(reference))).toContain('sesame, open');
    expect(await edit({ body: { name: 'Accountant' } })).toMatchObject({ status: 200, body: { name: 'Accountant' } });
    expect(await run()).toMatchObject({ status: 201 });
    const told = (await call('GET', 'audit?kind=connection&sort=position')).body.items;
    expect(told).toMatchObject([
      { type: 'ConnectionCreated' },
      { type: 'ConnectionCredentialReplaced' },
      { type: 'ConnectionRenamed' },
    ]);
    expect(JSON.stringify(told)).not.toContain('sesame');
  });

  it('takes no run once it is deleted, and says so', async () => {
    expect(await call('DELETE', `connections/${connectionId}`)).toMatchObject({ status: 204 });
    expect(await run()).toMatchObject({ status: 409, body: { code: 'connection-deleted' } });
    expect(await edit({ body: { name: 'Late' } })).toMatchObject({ status: 409, body: { code: 'connection-deleted' } });
  });
});
