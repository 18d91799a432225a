import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callerOf, type Call } from './testing/caller.js';
import { madeThings, type MadeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

type Received = {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: Record<string, unknown>;
};

const eventFrom = (block: string): Received => {
  const { event, id, data = '{}' } = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
  return { event, id, data: JSON.parse(data) as Received['data'] };
};

describe('live streams', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  beforeEach(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
  });
  afterEach(() => api.close());

  const enqueue = () =>
    call('POST', 'runs', { body: { ...things.target, flowId: things.flowId, inputs: { invoice: 1 } } });
  const print = (runId: string, offset: number, text: string | Uint8Array) =>
    api.engine.payloads.appendLog(
      runId,
      { environmentId: 'default', kind: 'log', subject: runId },
      offset,
      Buffer.from(text),
    );

  /** Everything that comes until the stream ends, or until the condition holds. */
  const received = async (
    address: string,
    until: (all: readonly Received[]) => boolean,
    headers = {},
    opened: () => unknown = () => undefined,
  ): Promise<Received[]> => {
    const all: Received[] = [];
    let rest = '';
    const ending = new AbortController();
    const response = await fetch(`${api.url}/api/v1/environments/default/${address}`, {
      headers: { authorization: `Bearer ${api.key}`, accept: 'text/event-stream', ...headers },
      signal: ending.signal,
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    await opened();
    const decoder = new TextDecoder();
    for await (const bytes of response.body as AsyncIterable<Uint8Array>) {
      const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      all.push(...blocks.filter((block) => !block.startsWith(':')).map(eventFrom));
      if (until(all)) break;
    }
    ending.abort();
    return all;
  };

  it("P4 send a run's log as it grows, no character cut, until the run has ended", async () => {
    const runId = String((await enqueue()).body.runId);
    const zoe = Buffer.from('Zoë\n');
    await print(runId, 0, zoe.subarray(0, 3));
    const following = received(`runs/${runId}/log`, () => false);
    await print(runId, 3, zoe.subarray(3));
    await call('POST', `runs/${runId}/cancel`, { body: { comment: 'enough' } });
    const all = await following;
    const text = all.flatMap(({ event, data }) => (event === 'log' ? [String(data.text)] : [])).join('');
    expect(text).toBe('Zoë\n');
    expect(all.at(-1)).toMatchObject({ event: 'end', data: { status: 'cancelled', length: 5, truncated: false } });
    const resumed = await received(`runs/${runId}/log`, () => false, { 'last-event-id': '4' });
    expect(resumed).toMatchObject([{ data: { offset: 4, text: '\n' } }, { event: 'end' }]);
  });

  it('P4 show a part of the log, and whether it is all', async () => {
    const runId = String((await enqueue()).body.runId);
    await print(runId, 0, 'one\ntwo\n');
    const part = await call('GET', `runs/${runId}/log?offset=4&limit=3`);
    expect(part).toMatchObject({ status: 200, text: 'two' });
    expect(part.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(part.headers.get('hostler-log-length')).toBe('8');
    expect(part.headers.get('hostler-log-truncated')).toBe('false');
    expect(part.headers.get('hostler-log-ended')).toBe('false');
  });

  it('send all events from a position on', async () => {
    const first = await enqueue();
    const position = first.headers.get('hostler-position') ?? '';
    const following = received(`events?after=${position}`, (all) => all.length === 2);
    await enqueue();
    await call('PATCH', '/api/v1/environments/default', { body: { addOns: 7 } });
    expect(await following).toMatchObject([
      { event: 'RunEnqueued', data: { kind: 'run' } },
      { event: 'AddOnsAssigned', data: { data: { count: 7 } } },
    ]);
  });

  it('I14 end when their caller may not see them any more', async () => {
    const key = await api.vault.credentials.issue(
      'key',
      'revoked',
      { subjectId: api.adminId, credentialId: 'revoked' },
      undefined,
    );
    const revoke = () => api.vault.credentials.revoke('key', 'revoked');
    expect(await received('events', () => false, { authorization: `Bearer ${key}` }, revoke)).toEqual([]);
  });

  it('end when the server stops', async () => {
    expect(await received('events', () => false, {}, api.drain)).toEqual([]);
  });

  it('take no place where only their headers are asked for', async () => {
    const headers = { authorization: `Bearer ${api.key}` };
    const heads = async () => {
      for (const address of ['changes', 'events']) {
        const url = `${api.url}/api/v1/environments/default/${address}`;
        const { status } = await fetch(url, { method: 'HEAD', headers });
        expect(status).toBe(200);
      }
    };
    // More than there are places.
    for (let times = 0; times < 260; times += 1) await heads();
    await received('events', () => true, {}, enqueue);
  });
});
