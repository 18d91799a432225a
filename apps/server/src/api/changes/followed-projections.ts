import type { AnyFolds } from '#kernel/fold.js';
import { projections } from '#projections/all.js';
import { invalidRequest } from '../http/problem.js';

/** A read model whose changes can be followed. */
export type Followed = { readonly name: string; readonly folds: AnyFolds };

/** Their events belong to the installation, and so to no environment's stream. */
const OF_INSTALLATION = ['principals', 'api-keys'];

const followable: readonly Followed[] = projections
  .filter(({ name }) => !OF_INSTALLATION.includes(name))
  .map(({ name, on }) => ({ name, folds: on }));

export const followableNames: readonly string[] = followable.map(({ name }) => name);

/** The read models that a request names, separated by commas; all where it names none. */
export function followedProjections(names: string | undefined): readonly Followed[] {
  if (names === undefined) return followable;
  return [...new Set(names.split(','))].map((name) => {
    const followed = followable.find((one) => one.name === name);
    if (followed === undefined)
      throw invalidRequest({ pointer: '?projections', detail: `must be some of ${followableNames.join(', ')}` });
    return followed;
  });
}
