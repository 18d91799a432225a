import { invalidRequest } from '../http/problem.js';

const DEFAULT_BYTES = 64 * 1024;
const MAX_BYTES = 1024 * 1024;

/** Which part of a log a request asks for, in bytes; and whether as a stream. */
export type LogRange = { readonly offset: number; readonly limit: number; readonly follow: boolean };

export function logRangeFrom(query: unknown, accept: string | undefined, lastEventId: string | undefined): LogRange {
  const { offset, limit, follow, ...unknown } = (query ?? {}) as Readonly<Record<string, string>>;
  const [name] = Object.keys(unknown);
  if (name !== undefined)
    throw invalidRequest({ pointer: `?${name}`, detail: 'is not a parameter that is known here; leave it out' });
  if (follow !== undefined && follow !== 'true' && follow !== 'false')
    throw invalidRequest({ pointer: '?follow', detail: 'must be true or false' });
  return {
    offset: bytesFrom('offset', lastEventId ?? offset, 0, Number.MAX_SAFE_INTEGER, 0),
    limit: bytesFrom('limit', limit, 1, MAX_BYTES, DEFAULT_BYTES),
    follow: follow === 'true' || (accept ?? '').includes('text/event-stream'),
  };
}

function bytesFrom(
  name: string,
  text: string | undefined,
  minimum: number,
  maximum: number,
  otherwise: number,
): number {
  if (text === undefined) return otherwise;
  const bytes = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(bytes >= minimum && bytes <= maximum))
    throw invalidRequest({ pointer: `?${name}`, detail: `must be a whole number from ${minimum} to ${maximum}` });
  return bytes;
}
