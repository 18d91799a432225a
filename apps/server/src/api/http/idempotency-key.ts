import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { invalidRequest } from './problem.js';
import { headerOf } from './request.js';

/** For how long an answer is given again (ADR 0004); as long as a stream remembers its commands. */
export const ANSWER_KEPT_MS = 24 * 60 * 60 * 1_000;

const KEY = /^[\x21-\x7e]{1,255}$/;

/** The `Idempotency-Key` of a request, where it has one. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined) return undefined;
  if (!KEY.test(key))
    throw invalidRequest({ pointer: 'Idempotency-Key', detail: 'must be 1 to 255 visible ASCII characters' });
  return key;
}

/** Tells a repeat from another request under the same key, without keeping what was asked: bodies hold secrets. */
export function digestOf(request: FastifyRequest, secret: string): string {
  return createHmac('sha256', secret)
    .update(`${request.method}\n${request.url}\n`)
    .update(JSON.stringify(request.body ?? null))
    .digest('base64url');
}
