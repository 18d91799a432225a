import type { Position } from '#kernel/message.js';
import type { FoldedVersion } from './row-store.js';

type Fields = Readonly<Record<string, unknown>>;

/** A row in memory: what the fold sees, since when it stands, and the text that is stored, made when it is asked for. */
export class FoldedRow implements FoldedVersion {
  #body: string | undefined;

  constructor(
    readonly row: unknown,
    readonly from: Position,
    body?: string,
  ) {
    this.#body = body;
  }

  get body(): string {
    return (this.#body ??= JSON.stringify(this.row));
  }

  /** Whether another row has the same text. Most rows that differ do so in a field that is no object: then no text is made. */
  saysTheSameAs(row: unknown): boolean {
    if (row === undefined) return false;
    if (row === this.row) return true;
    return !differsPlainly(this.row as Fields, row as Fields) && JSON.stringify(row) === this.body;
  }
}

/** Whether a field of one is no object, and another in the other. */
function differsPlainly(one: Fields, other: Fields): boolean {
  for (const name in one) {
    const value = one[name];
    if (value !== other[name] && (typeof value !== 'object' || value === null)) return true;
  }
  return false;
}
