import type { RejectionCode, Rejections } from './rejections.js';

/** What people are told of a refusal: what is wrong, what to do about it, and the HTTP status that says the same to programs. */
export type RejectionSentence<Code extends RejectionCode> = {
  readonly status: 400 | 404 | 409 | 412 | 413 | 422 | 429;
  readonly title: string;
  readonly whatToDo: (details: Rejections[Code]) => string;
};

export type RejectionSentences = { readonly [Code in RejectionCode]: RejectionSentence<Code> };

/** A sentence that needs no details. */
export const always = (sentence: string) => () => sentence;
