import { Inject, Injectable } from '@nestjs/common';
import type { CredentialClaims } from '#vault/ports.js';
import type { Engine } from '../../engine/engine.js';
import { AttemptLimit } from '../access/attempt-limit.js';
import { isoTime } from '../http/iso-time.js';
import { Problem } from '../http/problem.js';
import { ENGINE } from '../tokens.js';

const SESSION_MS = 12 * 60 * 60 * 1_000;
const LINK_MS = 60 * 60 * 1_000;

export type SignInLink = { readonly link: string; readonly expiresAt: string };
export type OpenedSession = { readonly token: string; readonly subjectId: string; readonly expiresAt: string };

/** Turns one-time links into sessions. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'credentials' | 'clock' | 'ids'>,
    private readonly attempts: AttemptLimit,
  ) {}

  /** Uses a link up. Of two at once, one wins. */
  async redeem(link: string, address: string): Promise<CredentialClaims> {
    this.attempts.count(address);
    const token = /hst_link_[\w-]+$/.exec(link.trim())?.[0] ?? '';
    const claims = await this.engine.credentials.redeem('link', token, this.engine.clock.now());
    if (claims === undefined) throw new Problem('link-not-valid');
    this.attempts.forgive(address);
    return claims;
  }

  /** A link that signs a person in once more, somewhere else. */
  async linkFor(subjectId: string, publicUrl: string): Promise<SignInLink> {
    const endsAt = this.engine.clock.now() + LINK_MS;
    const token = await this.engine.credentials.issue('link', this.engine.ids.next(), { subjectId }, endsAt);
    return { link: `${publicUrl}/sign-in?link=${token}`, expiresAt: isoTime(endsAt) };
  }

  async open({ subjectId }: CredentialClaims): Promise<OpenedSession> {
    const [credentialId, endsAt] = [this.engine.ids.next(), this.engine.clock.now() + SESSION_MS];
    const expiresAt = isoTime(endsAt);
    const token = await this.engine.credentials.issue(
      'session',
      credentialId,
      { subjectId, credentialId, expiresAt },
      endsAt,
    );
    return { token, subjectId, expiresAt };
  }
}

export const SESSION_SECONDS = SESSION_MS / 1_000;
