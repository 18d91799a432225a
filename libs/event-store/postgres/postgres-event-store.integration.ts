import { TickingClock } from '../contract/contract-case.js';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { createMigratedDatabase } from '../../../test/support/migrated-database.js';
import { PostgresEventStore } from './postgres-event-store.js';

eventStoreContract('the PostgreSQL store', async () => {
  const database = await createMigratedDatabase();
  const store = await PostgresEventStore.open({ connectionString: database.url, clock: new TickingClock() });
  const close = async () => {
    await store.close();
    await database.drop();
  };
  return { store, close };
});
