import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { apiOnEventStore, type ApiOnEventStore } from './testing/api-on-event-store.js';

jest.setTimeout(60_000);

let api: ApiOnEventStore;
beforeEach(async () => {
  api = await apiOnEventStore();
});
afterEach(() => api.close());

describe('what trying again does not mend is told with its remedy', () => {
  const told = (words: string) => ({
    status: 500,
    body: { code: 'store-refused', detail: expect.stringContaining(words) },
  });

  it('an append over the limit of the server', async () => {
    api.server.faults.next('too-large');
    expect(await api.enqueue()).toMatchObject(told('raise its MaxAppendSize'));
  });

  it('rights that were taken away', async () => {
    api.server.faults.next('access-denied');
    expect(await api.enqueue()).toMatchObject(told('check EVENTSTORE_URL'));
  });

  it('a stream that somebody has tombstoned, while everything else goes on', async () => {
    const { body } = await api.enqueue();
    const run = api.server.log.records.find(({ type }) => type === 'RunEnqueued');
    api.server.log.tombstone(run?.stream ?? '');
    const cancelled = await api.call('POST', `runs/${String(body.runId)}/cancel`, { body: {} });
    expect(cancelled).toMatchObject(told('restore the event store from a backup'));
    // The server's own note of it at the end of the log stops nobody.
    const next = await api.enqueue();
    expect(next.status).toBe(201);
    const after = { 'hostler-after': next.headers.get('hostler-position') ?? '' };
    expect((await api.call('GET', `runs/${String(next.body.runId)}`, { headers: after })).status).toBe(200);
    expect((await api.call('GET', '/health/ready', { key: null })).status).toBe(200);
  });

  it('a stream that somebody has deleted, once it has gone on', async () => {
    const { body } = await api.enqueue();
    const run = api.server.log.records.find(({ type }) => type === 'RunEnqueued');
    const stream = run?.stream ?? '';
    api.server.log.delete(stream);
    expect((await api.call('POST', `runs/${String(body.runId)}/cancel`, { body: {} })).status).toBe(404);
    api.server.log.append(stream, [{ ...(run as NonNullable<typeof run>), id: randomUUID() }], 'any');
    const cancelled = await api.call('POST', `runs/${String(body.runId)}/cancel`, { body: {} });
    expect(cancelled).toMatchObject(told('restore the event store from a backup'));
    expect((await api.enqueue()).status).toBe(201);
  });
});
