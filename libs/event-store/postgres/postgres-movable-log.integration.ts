import { TickingClock } from '../contract/contract-case.js';
import { movableLogContract } from '../contract/movable-log.contract.js';
import { createMigratedDatabase } from '../../../test/support/migrated-database.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { PostgresMovableLog } from './postgres-movable-log.js';

movableLogContract('the log in PostgreSQL', async () => {
  const database = await createMigratedDatabase();
  const log = new PostgresMovableLog(database.url, 'postgres');
  const stores: PostgresEventStore[] = [];
  const openStore = async () => {
    const store = await PostgresEventStore.open({ connectionString: database.url, clock: new TickingClock() });
    stores.push(store);
    return store;
  };
  const close = async () => {
    await Promise.all([log.close(), ...stores.map((store) => store.close())]);
    await database.drop();
  };
  return { log, openStore, close };
});
