import { migrate } from '#postgres/migrate.js';
import { createDatabase, type TestDatabase } from './database.js';

/** A fresh database in the shape that the server would give it at start. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  const database = await createDatabase();
  await migrate(database.url);
  return database;
}
