import { refuseUnfitSecret } from '../fit-secret.js';
import type { SecretStore, Sql } from '../ports.js';
import type { MasterKey } from './master-key.js';
import { open, seal } from './seal.js';

type Row = { key_id: string; wrapped_key: Buffer; sealed_value: Buffer };

/** Secrets in PostgreSQL. The database sees sealed bytes only. */
export class EmbeddedSecretStore implements SecretStore {
  constructor(
    private readonly sql: Sql,
    private readonly master: MasterKey,
  ) {}

  put(reference: string, value: string): Promise<void> {
    return this.insert(reference, value, 'UPDATE SET (key_id, wrapped_key, sealed_value) = ROW ($2, $3, $4)');
  }

  async keepFirst(reference: string, value: string): Promise<string> {
    await this.insert(reference, value, 'NOTHING');
    // Gone already only where somebody has removed it meanwhile.
    return (await this.get(reference)) ?? this.keepFirst(reference, value);
  }

  private async insert(reference: string, value: string, onConflict: string): Promise<void> {
    refuseUnfitSecret(reference, value);
    const { keyId, wrappedKey, sealedValue } = seal(reference, value, this.master);
    await this.sql.query(
      `INSERT INTO hostler.secrets (reference, key_id, wrapped_key, sealed_value) VALUES ($1, $2, $3, $4)
       ON CONFLICT (reference) DO ${onConflict}`,
      [reference, keyId, wrappedKey, sealedValue],
    );
  }

  async get(reference: string): Promise<string | undefined> {
    const { rows } = await this.sql.query<Row>(
      'SELECT key_id, wrapped_key, sealed_value FROM hostler.secrets WHERE reference = $1',
      [reference],
    );
    const row = rows[0];
    if (row === undefined) return undefined;
    return open(
      reference,
      { keyId: row.key_id, wrappedKey: row.wrapped_key, sealedValue: row.sealed_value },
      this.master,
    );
  }

  async remove(reference: string): Promise<void> {
    await this.sql.query('DELETE FROM hostler.secrets WHERE reference = $1', [reference]);
  }

  async list(prefix: string): Promise<readonly string[]> {
    const { rows } = await this.sql.query<{ reference: string }>(
      'SELECT reference FROM hostler.secrets WHERE starts_with(reference, $1) ORDER BY reference',
      [prefix],
    );
    return rows.map((row) => row.reference);
  }
}
