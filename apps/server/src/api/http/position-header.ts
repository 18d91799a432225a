import type { Position } from '#kernel/message.js';
import { invalidRequest, Problem } from './problem.js';

/** Positions of either store: the digits of its own order. */
const WRITTEN = /^([^.]{1,100})\.([0-9/]{1,64})$/;

/** A position as `Hostler-Position` writes it. It names its store: one from another store can't be compared. */
export function positionFrom(text: string, logId: string, pointer: string): Position {
  const [, log, position] = WRITTEN.exec(text) ?? [];
  if (position === undefined)
    throw invalidRequest({ pointer, detail: 'must be a "Hostler-Position" as it was answered' });
  if (log !== logId) throw new Problem('position-of-another-store');
  return position;
}

/** The same the other way round. */
export const positionText = (position: Position, logId: string): string => `${logId}.${position}`;
