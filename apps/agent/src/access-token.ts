import { randomUUID, type KeyObject } from 'node:crypto';

import { SignJWT } from 'jose';

import { ASSERTION_AUDIENCE, ASSERTION_LIFETIME_SECONDS, type Token } from '#protocol/agent.js';

import type { Identity } from './identity.js';
import { after, msUntil, thisMoment, type Moment } from './moment.js';
import type { ServerApi } from './server-api.js';
import { Refused } from './server-connection.js';

/** A token is renewed when this part of its life is left, so that a call under way never meets its end. */
const RENEW_AT_PART = 0.2;

/** The short-lived token by which this bot calls the server, renewed by assertions signed with its key. Memory only. */
export class AccessToken {
  private held: { readonly token: string; readonly renewAt: Moment } | undefined;
  private renewal: Promise<string> | undefined;

  constructor(
    private readonly api: ServerApi,
    private readonly identity: Pick<Identity, 'botId' | 'environmentId'>,
    private readonly key: KeyObject,
    private readonly life: AbortSignal,
  ) {}

  /** Calls with a token; a token that the server no longer takes is replaced once. */
  async authorise<Answer>(call: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = await this.token();
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof Refused && error.status === 401)) throw error;
      // Another call may have met the same refusal, and have replaced the token already.
      if (this.held?.token === token) this.held = undefined;
      return call(await this.token());
    }
  }

  private async token(): Promise<string> {
    if (this.held !== undefined && msUntil(this.held.renewAt, thisMoment()) > 0) return this.held.token;
    this.renewal ??= this.renew().finally(() => (this.renewal = undefined));
    return this.renewal;
  }

  private async renew(): Promise<string> {
    const askedAt = thisMoment();
    const { accessToken, expiresInSeconds } = await this.ask();
    this.held = { token: accessToken, renewAt: after(askedAt, expiresInSeconds * 1000 * (1 - RENEW_AT_PART)) };
    return accessToken;
  }

  /** The first refusal also tells the server's time; an assertion made by it is not refused for a bot's wrong clock. */
  private async ask(): Promise<Token> {
    try {
      return await this.api.token({ assertion: await this.assertion() }, this.life);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.api.token({ assertion: await this.assertion() }, this.life);
    }
  }

  private assertion(): Promise<string> {
    const now = Math.floor(this.api.serverNow() / 1000);
    const { botId, environmentId } = this.identity;
    return new SignJWT({ environmentId })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(botId)
      .setSubject(botId)
      .setAudience(ASSERTION_AUDIENCE)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + ASSERTION_LIFETIME_SECONDS)
      .sign(this.key);
  }
}
