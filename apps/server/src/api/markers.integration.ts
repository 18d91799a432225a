import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, type Answered, type Call } from './testing/caller.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

/** Planted where nobody may find them again but who asks for exactly that. */
const marker = {
  secret: 'marker-secret-4f1c',
  password: 'marker-password-77aa',
  username: 'marker-username-0b3d',
  input: 'marker-input-9d2e',
  unfitInput: 'marker-unfit-51c6',
  comment: 'marker-comment-e8f0',
  personName: 'marker-person-2a2b',
  email: 'marker-email-c0de@example.com',
};

describe('U12 what may be erased', () => {
  let api: MemoryApi;
  let call: Call;
  const answers: Answered[] = [];
  const tokens: string[] = [];
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    await plant();
  });
  afterAll(() => api.close());

  const say = async (...asked: Parameters<Call>): Promise<Answered> => {
    const answer = await call(...asked);
    answers.push(answer);
    return answer;
  };

  async function plant(): Promise<void> {
    const { personName, email, username, password } = marker;
    await api.vault.directory.put({ subjectId: api.adminId, displayName: personName, email });
    const link = await api.vault.credentials.issue('link', 'link', { subjectId: api.adminId }, undefined);
    await call('GET', `/sign-in?link=${link}`, { key: null });
    const { body: issued } = await call('POST', '/api/v1/session/key', { body: { link, label: 'x' }, key: null });
    tokens.push(link, String(issued.key), api.key);

    await say('PUT', 'secrets/sap', { body: { value: marker.secret } });
    await say('PUT', 'secrets/NOT A NAME', { body: { value: marker.secret } });
    const schema = { properties: { invoice: { type: 'integer' } } };
    const flow = await say('POST', 'flows', {
      body: { name: 'F', command: 'node', environment: { P: { secret: 'sap' } }, inputsSchema: schema },
    });
    const made = { committed: 0, maximum: 1 };
    const open = await say('POST', 'hosted-groups', { body: { ...made, name: 'A' } });
    const closed = await say('POST', 'hosted-groups', { body: { ...made, name: 'B', access: 'localAdminAccount' } });
    const own = { groupId: open.body.groupId, name: 'C', kind: 'agentAccount' };
    const connection = await say('POST', 'connections', { body: own });
    const account = { groupId: closed.body.groupId, name: 'D', kind: 'account', username, password };
    await say('POST', 'connections', { body: account, headers: { 'idempotency-key': 'account' } });
    await say('POST', 'connections', { body: { ...account, groupId: 'unknown' } });
    await say('POST', 'connections', { body: { ...account, password: 7, colour: password } });

    const target = { connectionId: connection.body.connectionId, flowId: flow.body.flowId };
    const run = await say('POST', 'runs', { body: { ...target, inputs: { who: marker.input } } });
    await say('POST', 'runs', { body: { ...target, inputs: { invoice: marker.unfitInput } } });
    await say('POST', 'runs', { body: `{"inputs": "${marker.unfitInput}` });
    await call('POST', `runs/${String(run.body.runId)}/cancel`, { body: { comment: marker.comment } });
    await say('POST', `runs/${String(run.body.runId)}/cancel`, { body: { comment: marker.comment.repeat(1_000) } });
    for (const list of ['runs', 'queue', 'audit?limit=200', 'secrets', 'connections', 'flows', 'bots'])
      await say('GET', list);
  }

  it('stands in no event', async () => {
    const { events } = await api.engine.store.readAll(undefined);
    expect(events.length).toBeGreaterThan(10);
    expectNone(JSON.stringify(events), [...Object.values(marker), ...tokens]);
  });

  it('stands in no line of the log, and neither do tokens and links', () => {
    expect(api.logged()).toContain('/sign-in');
    expectNone(api.logged(), [...Object.values(marker), ...tokens]);
  });

  it('stands in no answer that did not ask for it, and in no problem', () => {
    expectNone(answers.map(({ text }) => text).join('\n'), Object.values(marker));
  });

  it('stands in no answer that is kept for repeats', async () => {
    const kept = await api.engine.rows.answers.find(`default/${api.adminId}`, 'account');
    expect(kept).toBeDefined();
    expectNone(JSON.stringify(kept), [...Object.values(marker), ...tokens]);
  });

  it('is shown to whoever asks for exactly that, until it is erased', async () => {
    const { body } = await call('GET', 'runs');
    const runId = String(body.items[0]?.runId);
    expect((await call('GET', `runs/${runId}/inputs`)).body).toEqual({ who: marker.input });
    expect((await call('GET', `runs/${runId}`)).body.cancellation).toMatchObject({ comment: marker.comment });
    await api.vault.payloads.erase({ environmentId: 'default', subject: runId });
    expect((await call('GET', `runs/${runId}/inputs`)).status).toBe(404);
    expect((await call('GET', `runs/${runId}`)).body.cancellation).toMatchObject({ comment: null });
  });

  it('was not kept where its run or connection was refused', async () => {
    expect(await api.vault.secrets.list('credential/')).toHaveLength(1);
  });
});

function expectNone(text: string, planted: readonly string[]): void {
  expect(planted.filter((one) => text.includes(one))).toEqual([]);
}
