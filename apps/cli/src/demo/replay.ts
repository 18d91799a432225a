import { compare, projectionsOf } from '../client/compare.js';
import type { Api } from '../client/api.js';
import type { Comparison } from '../client/views.js';

/** Rebuilds every projection from the log and compares it with the live one, row by row, byte for byte. */
export async function replay(
  api: Api,
  say: (line: string) => void,
): Promise<{ readonly equal: number; readonly all: number }> {
  say('Rebuilding every projection from the log, and comparing it row by row …');
  const compared: Comparison[] = [];
  for (const { name } of await projectionsOf(api)) compared.push(await compare(api, name));
  for (const { projection, differences, equal } of compared)
    if (!equal)
      say(`${projection} differs: ${differences.map(({ key, difference }) => `${key} ${difference}`).join(', ')}`);
  const sum = (count: (one: Comparison) => number): number => compared.reduce((total, one) => total + count(one), 0);
  say(`${sum(({ rows }) => rows)} rows and ${sum(({ versions }) => versions)} former versions of them compared.`);
  return { equal: compared.filter(({ equal }) => equal).length, all: compared.length };
}
