import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#runtime/handle.js';
import type { Caller } from '../access/caller.js';
import type { OperationName } from '../access/policy-table.js';

/** What guards and interceptors learn about a request on its way to the controller. */
type Learned = { caller?: Caller; operation?: OperationName; context?: CommandContext };

const learned = new WeakMap<FastifyRequest, Learned>();

/** Kept beside the request and not on it, so that nothing else can put it there. */
export function learnedOf(request: FastifyRequest): Learned {
  const known = learned.get(request) ?? {};
  learned.set(request, known);
  return known;
}

/** The environment that the address names; the installation's own things have none. */
export function environmentOf(request: FastifyRequest): string | undefined {
  const { environmentId } = (request.params ?? {}) as { environmentId?: string };
  return environmentId;
}

/** One header; the first where it came several times. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
