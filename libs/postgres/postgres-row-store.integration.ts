import { rowStoreContract } from '#runtime/contract/row-store.contract.js';
import { Client } from 'pg';
import { createDatabase } from '../../test/support/database.js';
import { migrate } from './migrate.js';
import { PostgresRowStore } from './postgres-row-store.js';

rowStoreContract('PostgreSQL', async () => {
  const database = await createDatabase();
  await migrate(database.url);
  const store = PostgresRowStore.open({ connectionString: database.url });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return {
    store,
    expire: async (lease) => {
      await client.query('UPDATE hostler.leases SET expires_at = clock_timestamp() WHERE name = $1', [lease]);
    },
    samples: 10,
    close: async () => {
      await Promise.all([store.close(), client.end()]);
      await database.drop();
    },
  };
});
