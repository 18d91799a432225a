/** The values of a statement in the making. Nothing that came from outside ever stands in its text. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The place of a value in the text. */
  add(value: unknown, type: 'text' | 'bigint' | 'boolean' | 'text[]' | 'bigint[]' | 'integer' | 'integer[]'): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
