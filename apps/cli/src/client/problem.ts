import { exitCode, type ExitCode } from '../exit-code.js';
import { Failure } from '../failure.js';

/** RFC 9457, as far as a person at a terminal needs it. */
export type Problem = {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
};

/** A refusal by the server. Its sentence is the problem's own; which fields are wrong is said in brackets. */
export class Refused extends Failure {
  constructor(readonly problem: Problem) {
    super(exitCodeOf(problem), sentenceOf(problem));
  }
}

export async function problemIn(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    if (typeof body.detail === 'string' && typeof body.code === 'string') return body as Problem;
  } catch {
    // Something between here and the server has answered; what it says is no problem document.
  }
  const detail = `The server answered ${response.status} ${response.statusText}`.trimEnd();
  return { status: response.status, title: response.statusText, detail: `${detail}.`, code: 'no-problem-document' };
}

const KEY_REFUSED =
  'The server does not accept the key. Set HOSTLER_KEY to one that is valid, or make one with a sign-in link: POST /api/v1/session/key.';

function sentenceOf({ title, detail, errors = [], status, instance }: Problem): string {
  if (status === 401) return KEY_REFUSED;
  const fields = errors.map(({ pointer, detail: expected }) => `${pointer === '' ? 'the body' : pointer} ${expected}`);
  const where = fields.length > 0 ? ` (${fields.join('; ')})` : '';
  const id = status === 500 && instance !== undefined ? ` [${instance}]` : '';
  return `${title === '' ? '' : `${title}. `}${detail}${where}${id}`;
}

function exitCodeOf({ status, code }: Problem): ExitCode {
  if (status === 401) return exitCode.notSignedIn;
  if (status === 404) return exitCode.notFound;
  if (status === 503) return exitCode.noServer;
  if (status >= 500) return exitCode.unforeseen;
  return code === 'invalid-request' ? exitCode.usage : exitCode.refused;
}
