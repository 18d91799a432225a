import type { CredentialClaims, CredentialKind, CredentialStore } from '../ports.js';
import { digestOf, newToken } from '../tokens.js';

type Credential = {
  readonly kind: CredentialKind;
  readonly id: string;
  readonly claims: CredentialClaims;
  readonly expiresAt: number | undefined;
};

/** For specs and simulation. Digests only, as everywhere. */
export class MemoryCredentialStore implements CredentialStore {
  private readonly byDigest = new Map<string, Credential>();

  async issue(
    kind: CredentialKind,
    id: string,
    claims: CredentialClaims,
    expiresAt: number | undefined,
  ): Promise<string> {
    await this.revoke(kind, id);
    const token = newToken(kind);
    this.byDigest.set(digestOf(kind, token)!, { kind, id, claims, expiresAt });
    return token;
  }

  async check(kind: CredentialKind, token: string, now: number): Promise<CredentialClaims | undefined> {
    const credential = this.byDigest.get(digestOf(kind, token) ?? '');
    return credential === undefined || hasExpired(credential, now) ? undefined : credential.claims;
  }

  async redeem(kind: CredentialKind, token: string, now: number): Promise<CredentialClaims | undefined> {
    const digest = digestOf(kind, token) ?? '';
    const credential = this.byDigest.get(digest);
    if (credential === undefined || hasExpired(credential, now)) return undefined;
    this.byDigest.delete(digest);
    return credential.claims;
  }

  async revoke(kind: CredentialKind, id: string): Promise<boolean> {
    return this.forget((credential) => credential.kind === kind && credential.id === id) > 0;
  }

  async forgetExpired(now: number): Promise<number> {
    return this.forget((credential) => hasExpired(credential, now));
  }

  private forget(which: (credential: Credential) => boolean): number {
    const before = this.byDigest.size;
    for (const [digest, credential] of this.byDigest) if (which(credential)) this.byDigest.delete(digest);
    return before - this.byDigest.size;
  }
}

const hasExpired = ({ expiresAt }: Credential, now: number): boolean => expiresAt !== undefined && expiresAt <= now;
