import { Problem } from './problem.js';

/** How many objects and arrays may stand within each other in a body. */
export const MAX_JSON_DEPTH = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A request's body; `undefined` where it is empty. Throws a {@link Problem} that says what to do. */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Problem('malformed-json');
  }
  refuseUnfit(value);
  return value;
}

/** Walks without recursion, so that no depth can end the process. */
function refuseUnfit(root: unknown): void {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const value of level) {
      // 1e999 is read as infinity, which JSON can't say: it would be kept as something else than was sent.
      if (typeof value === 'number' && !Number.isFinite(value))
        throw new Problem('malformed-json', { detail: 'Send numbers that fit a double: one of them is too large.' });
      if (typeof value !== 'object' || value === null) continue;
      if (depth >= MAX_JSON_DEPTH) throw new Problem('json-too-deep');
      if (reachesPrototypes(value)) throw new Problem('forbidden-field');
      for (const inner of Object.values(value)) next.push(inner);
    }
    level = next;
  }
}

/** Fields that a careless copy would write to every object of the process. */
function reachesPrototypes(value: object): boolean {
  if (Object.hasOwn(value, '__proto__')) return true;
  if (!Object.hasOwn(value, 'constructor')) return false;
  const inner: unknown = value.constructor;
  return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, 'prototype');
}
