import type { CredentialClaims, CredentialKind, CredentialStore, Sql } from '../ports.js';
import { digestOf, newToken } from '../tokens.js';

type Row = { claims: string };

/** Credentials in PostgreSQL, found by their digest. Whoever reads the table can't sign in with what is there. */
export class EmbeddedCredentialStore implements CredentialStore {
  constructor(private readonly sql: Sql) {}

  async issue(
    kind: CredentialKind,
    id: string,
    claims: CredentialClaims,
    expiresAt: number | undefined,
  ): Promise<string> {
    const token = newToken(kind);
    await this.sql.query(
      `INSERT INTO hostler.credentials (kind, id, digest, claims, expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (kind, id) DO UPDATE SET (digest, claims, expires_at) = ROW ($3, $4, $5)`,
      [kind, id, digestOf(kind, token), JSON.stringify(claims), expiresAt],
    );
    return token;
  }

  async check(kind: CredentialKind, token: string, now: number): Promise<CredentialClaims | undefined> {
    return this.claims(`SELECT claims FROM hostler.credentials WHERE ${VALID}`, kind, token, now);
  }

  /** The row goes in the statement that finds it, so of two at once the second finds none. */
  async redeem(kind: CredentialKind, token: string, now: number): Promise<CredentialClaims | undefined> {
    return this.claims(`DELETE FROM hostler.credentials WHERE ${VALID} RETURNING claims`, kind, token, now);
  }

  async revoke(kind: CredentialKind, id: string): Promise<boolean> {
    const { rowCount } = await this.sql.query('DELETE FROM hostler.credentials WHERE kind = $1 AND id = $2', [
      kind,
      id,
    ]);
    return rowCount === 1;
  }

  async forgetExpired(now: number): Promise<number> {
    const { rowCount } = await this.sql.query('DELETE FROM hostler.credentials WHERE expires_at <= $1', [now]);
    return rowCount ?? 0;
  }

  private async claims(
    statement: string,
    kind: CredentialKind,
    token: string,
    now: number,
  ): Promise<CredentialClaims | undefined> {
    const digest = digestOf(kind, token);
    if (digest === undefined) return undefined;
    const { rows } = await this.sql.query<Row>(statement, [digest, kind, now]);
    return rows[0] && (JSON.parse(rows[0].claims) as CredentialClaims);
  }
}

const VALID = 'digest = $1 AND kind = $2 AND (expires_at IS NULL OR expires_at > $3)';
