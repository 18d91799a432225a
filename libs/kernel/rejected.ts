import type { Json } from './message.js';

/**
 * A command that a rule forbids. The code is stable and public; the details are the numbers and ids that a sentence about
 * it needs (never a secret, never what a person typed). Nothing was appended.
 */
export class Rejected<Code extends string = string> extends Error {
  override readonly name = 'Rejected';

  constructor(
    readonly code: Code,
    readonly details: { readonly [key: string]: Json } = {},
  ) {
    super(code);
  }
}
