import { projections } from '#projections/all.js';
import { Problem } from '../http/problem.js';

/** The name, if there is a projection of it. */
export function knownProjection(name: string): string {
  if (projections.some((projection) => projection.name === name)) return name;
  throw new Problem('not-found', {
    detail: `The projections are ${projections.map((known) => known.name).join(', ')}.`,
  });
}
