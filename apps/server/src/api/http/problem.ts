import type { ProblemCode } from './problem-catalogue.js';

/** One thing that is wrong with a body (a JSON pointer) or a query (`?name`), and what is expected. Never the value. */
export type FieldError = { readonly pointer: string; readonly detail: string };

/** A refusal that this layer gives by itself. Rules of the domain refuse with `Rejected`. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly more: {
      /** Instead of the catalogue's sentence. */
      readonly detail?: string;
      readonly errors?: readonly FieldError[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(code);
  }
}

/** Says that fields of the request are not as they must be. */
export const invalidRequest = (...errors: readonly FieldError[]): Problem => new Problem('invalid-request', { errors });

/** One step of a JSON pointer (RFC 6901). */
export const pointerTo = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
