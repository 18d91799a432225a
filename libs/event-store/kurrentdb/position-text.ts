import type { Position } from '#kernel/message.js';

/** Both halves are 64-bit offsets into the transaction log; nothing longer can come. */
const DIGITS = 19;
const POSITION = /^(\d{19})\/(\d{19})$/;

export type LogPosition = { readonly commit: bigint; readonly prepare: bigint };

/** Both halves padded, the commit first, so that positions compare as strings in the order of the log. */
export const positionText = ({ commit, prepare }: LogPosition): Position => `${padded(commit)}/${padded(prepare)}`;

export const isLogPosition = (position: Position): boolean => POSITION.test(position);

/** Throws RangeError for a position of another store. */
export function logPosition(position: Position): LogPosition {
  const [, commit, prepare] = POSITION.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError('the position is not one of this store');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

const padded = (offset: bigint): string => offset.toString().padStart(DIGITS, '0');
