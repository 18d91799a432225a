import { ApiProblem, ServerAway } from './api-problem.js';
import { noteAnswer, noteSilence, ownWrites } from './reach.js';

/** The server itself answers with these while it restarts behind something that answers for it. */
const AWAY_STATUSES = [502, 504];

export type Asked = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/** One request to our own server: its answer, or a thrown `ApiProblem` or `ServerAway`. */
export async function request(
  address: string,
  { method = 'GET', body, headers, signal }: Asked = {},
): Promise<Response> {
  const after = method === 'GET' ? ownWrites.position() : undefined;
  const response = await fetch(address, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(after === undefined ? {} : { 'Hostler-After': after }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    noteSilence();
    throw new ServerAway('The server does not answer.', { cause: error });
  });
  if (AWAY_STATUSES.includes(response.status)) {
    noteSilence();
    throw new ServerAway('The server does not answer.');
  }
  noteAnswer(response.headers);
  if (!response.ok) throw await problemFrom(response);
  if (method !== 'GET') ownWrites.note(response.headers.get('Hostler-Position'));
  return response;
}

export async function requestJson<Answer>(address: string, asked: Asked = {}): Promise<Answer> {
  const response = await request(address, asked);
  return (response.status === 204 || response.status === 202 ? undefined : await response.json()) as Answer;
}

async function problemFrom(response: Response): Promise<ApiProblem> {
  const details = (await response.json().catch(() => ({}))) as object;
  const problem = new ApiProblem({ ...details, status: response.status });
  if (problem.code === 'position-of-another-store') ownWrites.forget();
  return problem;
}
