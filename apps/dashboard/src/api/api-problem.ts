import type { ProblemDetailsView } from '#protocol/generated/api.gen.js';

/** What the server said no to, in its own words: `message` is a sentence that says what to do. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** What is wrong with single fields; `pointer` is a JSON pointer into the body. */
  readonly fields: readonly { readonly pointer: string; readonly detail: string }[];

  constructor(details: Partial<ProblemDetailsView> & { readonly status: number }) {
    super(details.detail ?? 'The server gave no reason. Try again, and look into its log if it happens again.');
    this.status = details.status;
    this.code = details.code ?? 'unknown';
    this.title = details.title ?? 'Something went wrong';
    this.fields = details.errors ?? [];
  }
}

/** No answer came: the server is down, restarting, or the network is. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway';
}

/** What a problem says about one field of a form, if it does. */
export const problemOf = (error: unknown, field: string): string | undefined =>
  error instanceof ApiProblem ? error.fields.find(({ pointer }) => pointer === `/${field}`)?.detail : undefined;
