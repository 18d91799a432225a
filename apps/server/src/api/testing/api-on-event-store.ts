import { randomUUID } from 'node:crypto';
import { KurrentDbEventStore } from '#event-store/kurrentdb/kurrentdb-event-store.js';
import {
  startFakeEventStoreDb,
  type FakeEventStoreDb,
} from '../../../../../test/fakes/eventstoredb/fake-eventstoredb.js';
import { callerOf, type Answered, type Call } from './caller.js';
import { madeThings } from './made-things.js';
import { memoryApi } from './memory-api.js';

export type ApiOnEventStore = {
  readonly server: FakeEventStoreDb;
  readonly call: Call;
  /** Queues a run; a repeat with the same key is the same run. */
  enqueue(key?: string): Promise<Answered>;
  /** How many runs the store has. */
  enqueued(): number;
  close(): Promise<void>;
};

const CAUGHT_UP_MS = 30_000;
const clock = { now: () => Date.now(), waitUntil: async () => undefined };

/** The whole API with its events in an EventStoreDB, over the wire; a flow and a group to run it are there. */
export async function apiOnEventStore(): Promise<ApiOnEventStore> {
  const server = await startFakeEventStoreDb();
  const store = await KurrentDbEventStore.open({ url: server.url, namespace: 'away', clock });
  const api = await memoryApi({ store });
  const call = callerOf(api);
  const { target, flowId } = await madeThings(call);
  const made = (await store.head()) ?? '';
  for (const model of ['connections', 'flows', 'groups']) await api.engine.caughtUp(model, made, CAUGHT_UP_MS);
  return {
    server,
    call,
    enqueue: (key = randomUUID()) => {
      const body = { ...target, flowId, inputs: { invoice: 1 } };
      return call('POST', 'runs', { body, headers: { 'idempotency-key': key } });
    },
    enqueued: () => server.log.records.filter(({ type }) => type === 'RunEnqueued').length,
    close: async () => {
      server.wire.mend();
      await api.close();
      await server.stop();
    },
  };
}
