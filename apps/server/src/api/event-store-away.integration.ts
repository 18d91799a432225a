import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KurrentDbEventStore } from '#event-store/kurrentdb/kurrentdb-event-store.js';
import { startFakeEventStoreDb, type FakeEventStoreDb } from '../../../../test/fakes/eventstoredb/fake-eventstoredb.js';
import { callerOf, type Call } from './testing/caller.js';
import { madeThings } from './testing/made-things.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

jest.setTimeout(120_000);

const clock = { now: () => Date.now(), waitUntil: async () => undefined };

let server: FakeEventStoreDb;
let store: KurrentDbEventStore;
let api: MemoryApi;
let call: Call;
let enqueue: (key?: string) => ReturnType<Call>;
beforeEach(async () => {
  server = await startFakeEventStoreDb();
  store = await KurrentDbEventStore.open({ url: server.url, namespace: 'away', clock });
  api = await memoryApi({ store });
  call = callerOf(api);
  const { target, flowId } = await madeThings(call);
  const made = (await store.head()) ?? '';
  for (const model of ['connections', 'flows', 'groups']) await api.engine.caughtUp(model, made, 30_000);
  enqueue = (key = randomUUID()) =>
    call('POST', 'runs', { body: { ...target, flowId, inputs: { invoice: 1 } }, headers: { 'idempotency-key': key } });
});
afterEach(async () => {
  server.wire.mend();
  await api.close();
  await store.close();
  await server.stop();
});

const enqueued = () => server.log.records.filter(({ type }) => type === 'RunEnqueued');
const readiness = async () => (await call('GET', '/health/ready', { key: null })).status;

async function untilReady(): Promise<void> {
  while ((await readiness()) !== 200) await new Promise((resume) => setTimeout(resume, 100));
}

describe.each([
  ['refuses connections', () => server.wire.refuse()],
  ['hangs half open', () => server.wire.silence()],
] as const)('while the event store %s', (_, fault) => {
  it('I15 commands are answered with 503 and Retry-After, readiness is red, and both heal by themselves', async () => {
    await untilReady();
    fault();
    const keys = Array.from({ length: 8 }, () => randomUUID());
    const away = await Promise.all(keys.map((key) => enqueue(key)));
    for (const { status, body, headers } of away) {
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'store-unavailable' });
      expect(headers.get('retry-after')).toBe('1');
    }
    expect(await readiness()).toBe(503);

    server.wire.mend();
    await untilReady();
    const again = await Promise.all(keys.map((key) => enqueue(key)));
    expect(again.map(({ status }) => status)).toEqual(keys.map(() => 201));
    expect(enqueued()).toHaveLength(keys.length);
    const [first] = again;
    const after = { 'hostler-after': first?.headers.get('hostler-position') ?? '' };
    expect((await call('GET', `runs/${String(first?.body.runId)}`, { headers: after })).status).toBe(200);
  });
});

describe('commands in flight', () => {
  it('I8 are neither lost nor doubled while connections end again and again', async () => {
    const cuts = setInterval(() => server.wire.cut(), 120);
    const keys = Array.from({ length: 24 }, () => randomUUID());
    const statuses: number[] = [];
    for (const key of keys) {
      let { status } = await enqueue(key);
      while (status === 503) ({ status } = await enqueue(key));
      statuses.push(status);
    }
    clearInterval(cuts);
    expect(statuses).toEqual(keys.map(() => 201));
    expect(enqueued()).toHaveLength(keys.length);
  });

  it('I8 are answered as done where only the answer of the store was lost', async () => {
    server.faults.next('drop-after-commit');
    expect((await enqueue()).status).toBe(201);
    expect(enqueued()).toHaveLength(1);
  });
});
