import { createHash } from 'node:crypto';

/** A statement that each connection parses and plans once. Named by its text, so that two texts never share a name. */
export function asPrepared(statement: { text: string; values: unknown[] }): {
  name: string;
  text: string;
  values: unknown[];
} {
  return { name: createHash('sha256').update(statement.text).digest('hex').slice(0, 32), ...statement };
}
