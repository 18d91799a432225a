import { compare, projectionsOf } from '../client/compare.js';
import type { Api } from '../client/api.js';
import type { Comparison } from '../client/views.js';

/** Rebuilds every projection, saga and effect from the log and compares it with the live one, row by row, byte for byte. */
export async function replay(
  api: Api,
  say: (line: string) => void,
): Promise<{ readonly projectionsEqual: number; readonly allEqual: boolean }> {
  say('Rebuilding every projection from the log, and comparing it row by row …');
  const compared: Comparison[] = [];
  const all = await projectionsOf(api);
  for (const { name } of all) compared.push(await compare(api, name));
  for (const { projection, differences, equal } of compared)
    if (!equal)
      say(`${projection} differs: ${differences.map(({ key, difference }) => `${key} ${difference}`).join(', ')}`);
  const sum = (count: (one: Comparison) => number): number => compared.reduce((total, one) => total + count(one), 0);
  say(
    `${sum(({ rows }) => rows)} rows, ${sum(({ versions }) => versions)} former versions of them and ${sum(({ dueTimes }) => dueTimes)} due times compared.`,
  );
  const isProjection = (name: string) => all.some((one) => one.name === name && one.kind === 'projection');
  return {
    projectionsEqual: compared.filter(({ projection, equal }) => equal && isProjection(projection)).length,
    allEqual: compared.every(({ equal }) => equal),
  };
}
