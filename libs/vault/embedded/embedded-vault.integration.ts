import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Vault1764000000002 } from '#migrations/0003-vault.js';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { vaultContract } from '../contract/vault.contract.js';
import { SealBroken, type Sql } from '../ports.js';
import { embeddedVault } from './embedded-vault.js';
import type { MasterKey } from './master-key.js';

const master: MasterKey = { id: 'master', bytes: new Uint8Array(32).fill(1) };
const TABLES = ['secrets', 'payloads', 'logs', 'log_chunks', 'subjects', 'credentials'];

describe('The vault in PostgreSQL', () => {
  let database: TestDatabase;
  let pool: Pool;
  let sql: Sql;
  beforeAll(async () => {
    database = await createDatabase();
    await migrate(database.url);
    pool = new Pool({ connectionString: database.url, max: 8 });
    sql = { query: (text, values) => pool.query(text, values && [...values]) };
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  const emptied = async () => {
    await pool.query(`TRUNCATE ${TABLES.map((table) => `hostler.${table}`).join(', ')}`);
    return embeddedVault(sql, master);
  };

  vaultContract(emptied);

  it('shows no secret and no token to whoever reads its tables', async () => {
    const { secrets, credentials } = await emptied();
    await secrets.put('connection/c1', 'planted-marker');
    const token = await credentials.issue('key', 'k1', { subjectId: 's1' }, undefined);
    const random = token.slice('hst_key_'.length);
    for (const marker of ['planted-marker', token, random, Buffer.from(random, 'base64url').toString('hex')]) {
      expect(await everythingIn(pool)).not.toContain(marker);
      expect(await everythingIn(pool)).not.toContain(Buffer.from(marker).toString('hex'));
      expect(await everythingIn(pool)).not.toContain(Buffer.from(marker).toString('base64'));
    }
  });

  it('refuses a secret whose row was moved, changed, or sealed with another key', async () => {
    const { secrets } = await emptied();
    await secrets.put('a', 'of a');
    await secrets.put('b', 'of b');
    await expect(embeddedVault(sql, { ...master, id: 'other' }).secrets.get('a')).rejects.toThrow(SealBroken);
    await pool.query(
      `UPDATE hostler.secrets SET (wrapped_key, sealed_value) =
         (SELECT wrapped_key, sealed_value FROM hostler.secrets WHERE reference = 'a') WHERE reference = 'b'`,
    );
    await expect(secrets.get('b')).rejects.toThrow(SealBroken);
    expect(await secrets.get('a')).toBe('of a');
  });
});

async function migrate(url: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, migrations: [Vault1764000000002] });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
}

/** The tables as text, bytes as hexadecimal digits. */
async function everythingIn(pool: Pool): Promise<string> {
  const tables = TABLES.map((table) => pool.query(`SELECT entry::text FROM hostler.${table} entry`));
  return JSON.stringify((await Promise.all(tables)).map(({ rows }) => rows));
}
