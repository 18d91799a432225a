import { TickingClock } from '../contract/contract-case.js';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { MemoryEventStore } from './memory-event-store.js';

eventStoreContract('the memory store', async () => {
  const store = new MemoryEventStore({ clock: new TickingClock() });
  return { store, close: () => store.close() };
});
