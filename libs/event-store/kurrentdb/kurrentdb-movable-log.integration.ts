import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { startFakeEventStoreDb } from '../../../test/fakes/eventstoredb/fake-eventstoredb.js';
import { TickingClock } from '../contract/contract-case.js';
import { movableLogContract, type OpenedLog } from '../contract/movable-log.contract.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';
import { KurrentDbMovableLog } from './kurrentdb-movable-log.js';

// A seal takes seconds, for whoever looks at the state of the log only now and then.
jest.setTimeout(120_000);

async function openedOn(url: string): Promise<OpenedLog> {
  const namespace = `move-${randomUUID()}`;
  const log = await KurrentDbMovableLog.open(url, namespace);
  const stores: KurrentDbEventStore[] = [];
  const openStore = async () => {
    const store = await KurrentDbEventStore.open({ url, namespace, clock: new TickingClock() });
    stores.push(store);
    return store;
  };
  const close = async () => void (await Promise.all([log.close(), ...stores.map((store) => store.close())]));
  return { log, openStore, close };
}

movableLogContract('a namespace, over the wire to a fake of the server,', async () => {
  const server = await startFakeEventStoreDb();
  const opened = await openedOn(server.url);
  const close = async () => {
    await opened.close();
    await server.stop();
  };
  return { ...opened, close };
});

const real = process.env['EVENTSTORE_TEST_URL'];
if (real !== undefined) movableLogContract('a namespace of a real server', () => openedOn(real));
