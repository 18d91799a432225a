import type { Position } from '#kernel/message.js';
import type { RowFilter } from '#runtime/row-query.js';

/** Rows of a table whose keys are positions, up to one, itself included: a space sorts before whatever could go on. */
export const upTo = (position: Position): RowFilter => ({ field: 'key', below: `${position} ` });
