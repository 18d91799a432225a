import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { apiOnEventStore, type ApiOnEventStore } from './testing/api-on-event-store.js';

jest.setTimeout(120_000);

let api: ApiOnEventStore;
beforeEach(async () => {
  api = await apiOnEventStore();
});
afterEach(() => api.close());

const readiness = async () => (await api.call('GET', '/health/ready', { key: null })).status;

async function untilReady(): Promise<void> {
  while ((await readiness()) !== 200) await new Promise((resume) => setTimeout(resume, 100));
}

describe.each([
  ['refuses connections', () => api.server.wire.refuse()],
  ['hangs half open', () => api.server.wire.silence()],
] as const)('while the event store %s', (_, fault) => {
  it('I15 commands are answered with 503 and Retry-After, readiness is red, and both heal by themselves', async () => {
    await untilReady();
    fault();
    const keys = Array.from({ length: 8 }, () => randomUUID());
    const away = await Promise.all(keys.map((key) => api.enqueue(key)));
    for (const { status, body, headers } of away) {
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'store-unavailable' });
      expect(headers.get('retry-after')).toBe('1');
    }
    expect(await readiness()).toBe(503);

    api.server.wire.mend();
    await untilReady();
    const again = await Promise.all(keys.map((key) => api.enqueue(key)));
    expect(again.map(({ status }) => status)).toEqual(keys.map(() => 201));
    expect(api.enqueued()).toBe(keys.length);
    const [first] = again;
    const after = { 'hostler-after': first?.headers.get('hostler-position') ?? '' };
    expect((await api.call('GET', `runs/${String(first?.body.runId)}`, { headers: after })).status).toBe(200);
  });
});

describe('commands in flight', () => {
  it('I8 are neither lost nor doubled while connections end again and again', async () => {
    const cuts = setInterval(() => api.server.wire.cut(), 120);
    const keys = Array.from({ length: 24 }, () => randomUUID());
    const statuses: number[] = [];
    for (const key of keys) {
      let { status } = await api.enqueue(key);
      while (status === 503) ({ status } = await api.enqueue(key));
      statuses.push(status);
    }
    clearInterval(cuts);
    expect(statuses).toEqual(keys.map(() => 201));
    expect(api.enqueued()).toBe(keys.length);
  });

  it('I8 are answered as done where only the answer of the store was lost', async () => {
    api.server.faults.next('drop-after-commit');
    expect((await api.enqueue()).status).toBe(201);
    expect(api.enqueued()).toBe(1);
  });
});
