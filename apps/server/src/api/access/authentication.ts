import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalDecider } from '#domain/access/principal.decider.js';
import type { Role } from '#domain/access/access.events.js';
import { streamOf } from '#domain/streams.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import type { Caller } from './caller.js';
import { sessionTokenOf } from './session-cookie.js';

/** How long a checked credential is believed without asking again: a revoked key may work this much longer. */
const BELIEVED_MS = 3_000;
const BELIEVED_CREDENTIALS = 10_000;

type Credential = { readonly by: Caller['by']; readonly token: string };
type Believed = { readonly caller: Caller; readonly until: number };

/** Tells whose request it is. */
@Injectable()
export class Authentication {
  readonly #believed = new Map<string, Believed>();

  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'credentials' | 'states' | 'clock'>) {}

  /** The caller; `undefined` where no valid credential came. `anew` asks the store even if it was asked just now. */
  async callerOf(request: FastifyRequest, anew = false): Promise<Caller | undefined> {
    const credential = credentialOf(request);
    if (credential === undefined) return undefined;
    const digest = createHash('sha256').update(credential.token).digest('base64url');
    const believed = this.#believed.get(digest);
    if (!anew && believed !== undefined && believed.until > this.engine.clock.now()) return believed.caller;
    const caller = await this.#check(credential);
    this.#remember(digest, caller);
    return caller;
  }

  /** Everybody is asked again; called when a credential is revoked. */
  forget(): void {
    this.#believed.clear();
  }

  async #check({ by, token }: Credential): Promise<Caller | undefined> {
    const claims = await this.engine.credentials.check(by, token, this.engine.clock.now());
    if (claims === undefined) return undefined;
    const { subjectId, credentialId = '', expiresAt } = claims;
    const roles = await this.#rolesOf(subjectId);
    return roles === undefined ? undefined : { subjectId, roles, by, credentialId, expiresAt };
  }

  async #rolesOf(subjectId: string): Promise<readonly Role[] | undefined> {
    const { state } = await this.engine.states.load(principalDecider, streamOf('principal', subjectId));
    return state.status === 'absent' ? undefined : state.roles;
  }

  #remember(digest: string, caller: Caller | undefined): void {
    this.#believed.delete(digest);
    if (caller === undefined) return;
    if (this.#believed.size >= BELIEVED_CREDENTIALS) this.#believed.delete(this.#believed.keys().next().value ?? '');
    this.#believed.set(digest, { caller, until: this.engine.clock.now() + BELIEVED_MS });
  }
}

function credentialOf(request: FastifyRequest): Credential | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const key = /^Bearer (hst_key_\S{1,100})$/i.exec(authorization)?.[1];
    return key === undefined ? undefined : { by: 'key', token: key };
  }
  const session = sessionTokenOf(request.headers.cookie);
  return session === undefined ? undefined : { by: 'session', token: session };
}
