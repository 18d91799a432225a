import { folded } from '../../engine/tables.js';
import { Problem } from '../http/problem.js';

/** The name, if a projection, a saga or an effect has it: all of them are compared alike. */
export function knownFold(name: string): string {
  return known(
    name,
    'read models, sagas and effects',
    namesOf(() => true),
  );
}

/** The name, if a read model has it. Sagas and effects act on what they have folded, so none is ever emptied under way. */
export function knownProjection(name: string): string {
  return known(
    name,
    'read models',
    namesOf((kind) => kind === 'projection'),
  );
}

const namesOf = (isMeant: (kind: string) => boolean): string[] =>
  folded.filter(({ kind }) => isMeant(kind)).map(({ table }) => table.name);

function known(name: string, what: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  throw new Problem('not-found', { detail: `The ${what} are ${names.join(', ')}.` });
}
