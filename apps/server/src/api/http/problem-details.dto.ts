import { Shape, Text, Whole } from './fields.js';

const LONG = 2_000;

export class FieldErrorView {
  @Text({
    meaning: 'JSON pointer into the body, "?name" of a query parameter, or the name of a header.',
    maximum: LONG,
    example: '/maximum',
  })
  pointer: string;

  @Text({ meaning: 'What is expected there.', maximum: LONG, example: 'must be a whole number from 1 to 10000' })
  detail: string;
}

/** RFC 9457. Some codes add numbers of their own, such as the limit that was reached. */
export class ProblemDetailsView {
  @Text({ meaning: 'Names the kind of problem.', maximum: LONG, example: 'urn:hostler:problem:name-taken' })
  type: string;

  @Text({ meaning: 'The kind of problem in a few words.', maximum: LONG })
  title: string;

  @Whole({ meaning: 'The HTTP status.', minimum: 400, maximum: 599, example: 409 })
  status: number;

  @Text({ meaning: 'A sentence that says what to do.', maximum: LONG })
  detail: string;

  @Text({ meaning: 'Stable, for programs.', maximum: LONG, example: 'name-taken' })
  code: string;

  @Text({ meaning: "This answer's own id, as in the server's log.", maximum: LONG })
  instance: string;

  @Shape(() => FieldErrorView, { meaning: 'Which fields are wrong.', optional: true, list: true })
  errors?: FieldErrorView[];
}
