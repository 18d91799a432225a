import { createHash } from 'node:crypto';
import type { RowCursor } from '#runtime/row-query.js';
import { Problem } from './problem.js';

export const MAX_CURSOR_CHARACTERS = 2_000;

/** A place in one list, with its sort and filters: in another it would point nowhere. */
export function cursorText(cursor: RowCursor, shape: string): string {
  return Buffer.from(JSON.stringify([markOf(shape), cursor.value, cursor.key])).toString('base64url');
}

/** The place that a cursor names. Throws a {@link Problem} for one of another list, or none at all. */
export function cursorFrom(text: string, shape: string): RowCursor {
  const [mark, value, key] = partsOf(text);
  const isValue = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (mark !== markOf(shape) || !isValue || typeof key !== 'string') throw new Problem('invalid-cursor');
  return { value: value as RowCursor['value'], key };
}

function partsOf(text: string): readonly unknown[] {
  if (text.length > MAX_CURSOR_CHARACTERS) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const markOf = (shape: string): string => createHash('sha256').update(shape).digest('base64url').slice(0, 12);
