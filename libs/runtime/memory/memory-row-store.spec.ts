import { rowStoreContract } from '../contract/row-store.contract.js';
import { MemoryRowStore } from './memory-row-store.js';
import { VirtualClock } from './virtual-clock.js';

rowStoreContract('memory', async () => {
  const clock = new VirtualClock(1_000_000);
  const store = new MemoryRowStore({ clock });
  return { store, expire: () => clock.advanceBy(60_001), samples: 100, close: () => store.close() };
});
