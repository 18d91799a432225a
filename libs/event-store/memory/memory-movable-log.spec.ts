import { TickingClock } from '../contract/contract-case.js';
import { movableLogContract } from '../contract/movable-log.contract.js';
import { MemoryEventStore } from './memory-event-store.js';
import { MemoryLog } from './memory-log.js';
import { MemoryMovableLog } from './memory-movable-log.js';

movableLogContract('the log in memory', async () => {
  const log = new MemoryLog();
  const movable = new MemoryMovableLog(log, 'memory');
  return {
    log: movable,
    openStore: async () => new MemoryEventStore({ clock: new TickingClock(), log }),
    close: () => movable.close(),
  };
});
