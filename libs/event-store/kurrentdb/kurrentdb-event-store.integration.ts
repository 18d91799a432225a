import { jest } from '@jest/globals';
import { TickingClock } from '../contract/contract-case.js';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { startFakeEventStoreDb } from '../../../test/fakes/eventstoredb/fake-eventstoredb.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';

// Each case makes many calls in a row, each over the wire and back.
jest.setTimeout(60_000);

eventStoreContract('the KurrentDB store, over the wire to a fake of the server,', async () => {
  const server = await startFakeEventStoreDb();
  const store = await KurrentDbEventStore.open({ url: server.url, namespace: 'contract', clock: new TickingClock() });
  const close = async () => {
    await store.close();
    await server.stop();
  };
  return { store, close };
});
