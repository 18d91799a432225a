import { randomUUID } from 'node:crypto';
import { it, jest } from '@jest/globals';
import { TickingClock } from '../contract/contract-case.js';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';

// Each case makes many calls in a row, each over the wire and back.
jest.setTimeout(60_000);

const url = process.env['EVENTSTORE_TEST_URL'];

if (url === undefined) {
  const leftOut = it.skip;
  leftOut('a real EventStoreDB or KurrentDB: needs EVENTSTORE_TEST_URL', () => {});
} else {
  eventStoreContract('a real EventStoreDB or KurrentDB', async () => {
    const namespace = `test-${randomUUID()}`;
    const store = await KurrentDbEventStore.open({ url, namespace, clock: new TickingClock() });
    return { store, close: () => store.close() };
  });
}
