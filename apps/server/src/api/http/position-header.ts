import type { Position } from '#kernel/message.js';
import { invalidRequest, Problem } from './problem.js';

/** Positions of either store: the digits of its own order. */
const AFTER = /^([^.]{1,100})\.([0-9/]{1,64})$/;

/** The position that a query must have seen. It names its store: one from another store can't be compared. */
export function positionFrom(after: string | undefined, installationId: string): Position | undefined {
  if (after === undefined) return undefined;
  const [, installation, position] = AFTER.exec(after) ?? [];
  if (position === undefined)
    throw invalidRequest({ pointer: 'Hostler-After', detail: 'must be a "Hostler-Position" as it was answered' });
  if (installation !== installationId) throw new Problem('position-of-another-store');
  return position;
}
