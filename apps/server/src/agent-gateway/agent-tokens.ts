import { randomBytes, webcrypto } from 'node:crypto';
import { SignJWT, importJWK, jwtVerify, errors } from 'jose';
import { ASSERTION_AUDIENCE, ASSERTION_LIFETIME_SECONDS } from '#protocol/agent.js';
import type { SecretStore } from '#vault/ports.js';
import { TOKEN_KEY_REFERENCE } from '../engine/references.js';

const { subtle } = webcrypto;

export const ACCESS_TOKEN_LIFETIME_SECONDS = 600;
/** A run's token lives as long as the longest run may; the run's own end makes it worthless long before. */
const RUN_TOKEN_LIFETIME = '28d';
const ISSUER = 'hostler';

export type BotIdentity = { readonly botId: string; readonly environmentId: string; readonly groupId: string };
export type RunIdentity = BotIdentity & { readonly runId: string; readonly claim: number };

/** A token or assertion that is not worth anything here, now. */
export class NotAuthentic extends Error {
  override readonly name = 'NotAuthentic';
}

/** Short access tokens for bots and tokens for single runs, bound to run, bot and claim; signed with a key of the installation. */
export class AgentTokens {
  private constructor(private readonly key: webcrypto.CryptoKey) {}

  static async open(secrets: SecretStore): Promise<AgentTokens> {
    const kept = await secrets.get(TOKEN_KEY_REFERENCE);
    const key = kept ?? (await secrets.keepFirst(TOKEN_KEY_REFERENCE, randomBytes(32).toString('base64url')));
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const imported = await subtle.importKey('raw', Buffer.from(key, 'base64url'), algorithm, false, ['sign', 'verify']);
    return new AgentTokens(imported);
  }

  accessToken({ botId, environmentId, groupId }: BotIdentity): Promise<string> {
    return this.#sign('access', botId, { environmentId, groupId }, `${ACCESS_TOKEN_LIFETIME_SECONDS}s`);
  }

  runToken({ botId, environmentId, groupId, runId, claim }: RunIdentity): Promise<string> {
    return this.#sign('run', botId, { environmentId, groupId, runId, claim }, RUN_TOKEN_LIFETIME);
  }

  async checkAccess(token: string): Promise<BotIdentity> {
    return (await this.#check('access', token)) as BotIdentity;
  }

  async checkRun(token: string): Promise<RunIdentity> {
    return (await this.#check('run', token)) as RunIdentity;
  }

  #sign(audience: string, subject: string, claims: Record<string, string | number>, lifetime: string): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(lifetime)
      .sign(this.key);
  }

  async #check(audience: string, token: string): Promise<unknown> {
    const { payload } = await authentic(
      jwtVerify(token, this.key, { issuer: ISSUER, audience, algorithms: ['HS256'] }),
    );
    return { ...payload, botId: payload.sub };
  }
}

/** The bot that an assertion claims to be from; nothing is proven by it. */
export function claimedBot(assertion: string): Pick<BotIdentity, 'botId' | 'environmentId'> {
  try {
    const [, payload = ''] = assertion.split('.');
    const { iss, environmentId } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    if (isId(iss) && isId(environmentId)) return { botId: iss, environmentId };
  } catch {
    // Falls through: whatever it is, it is no assertion.
  }
  throw new NotAuthentic('no assertion');
}

const isId = (claimed: unknown): claimed is string => typeof claimed === 'string' && /^[a-z\d-]{1,64}$/i.test(claimed);

/** Checks an assertion against the public key that the bot enrolled with. */
export async function checkAssertion(assertion: string, botId: string, publicKey: string): Promise<void> {
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: publicKey }, 'EdDSA');
  await authentic(
    jwtVerify(assertion, key, {
      issuer: botId,
      subject: botId,
      audience: ASSERTION_AUDIENCE,
      algorithms: ['EdDSA'],
      maxTokenAge: ASSERTION_LIFETIME_SECONDS,
      clockTolerance: 300,
    }),
  );
}

async function authentic<T>(checking: Promise<T>): Promise<T> {
  try {
    return await checking;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new NotAuthentic(error.code, { cause: error });
    throw error;
  }
}
