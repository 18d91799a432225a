import type { Position } from '#kernel/message.js';

/** Wide enough for every integer that a number holds exactly, so that positions compare as strings. */
const DIGITS = 16;
const POSITION = /^\d{16}$/;

/** The position of an event that is the `ordinal`-th of its log, counting from 1. */
export const positionOf = (ordinal: number): Position => String(ordinal).padStart(DIGITS, '0');

export const isPosition = (position: Position): boolean => POSITION.test(position);

/** The ordinal of a position; 0, before the first, where there is none. Throws RangeError for another store's position. */
export function ordinalOf(position: Position | undefined): number {
  if (position === undefined) return 0;
  if (!isPosition(position)) throw new RangeError('the position is not one of this store');
  return Number(position);
}
