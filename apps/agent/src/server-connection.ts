import { setTimeout as sleep } from 'node:timers/promises';

import { backOffMs } from './back-off.js';
import { retryAfterMs } from './retry-after.js';

const ANSWER_MAX_BYTES = 8 * 1024 * 1024;

/** The server understood, and will not do it. Repeating the call would not help. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly path: string,
    readonly status: number,
    readonly answer: unknown,
  ) {
    super(`The server answered ${status} to ${path}.`);
  }
}

/** No answer, or one that says "not now". The same call is to be repeated. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  constructor(
    readonly path: string,
    readonly retryAfterMs: number,
    options?: ErrorOptions,
  ) {
    super(`The server did not answer ${path}.`, options);
  }
}

export type Call = {
  readonly path: string;
  readonly bearer?: string;
  readonly body: object | Uint8Array;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
};

/** Calls to the one server that this agent belongs to. Redirects are errors, and proxies of the environment are not used. */
export class ServerConnection {
  private serverAheadMs = 0;

  constructor(
    private readonly serverUrl: string,
    /** Told of every answer that shows that the server is there and in order. */
    private readonly onContact: () => void,
  ) {}

  /** The server's wall clock, as far as its answers told: a bot's own may be minutes off. */
  serverNow(): number {
    return Date.now() + this.serverAheadMs;
  }

  /** One try. Throws {@link Refused}, {@link Unanswered}, or the signal's reason. */
  async post(call: Call): Promise<unknown> {
    const { path, signal } = call;
    signal.throwIfAborted();
    // What can't be sent at all is a mistake of ours: to repeat it, as if nobody had answered, would never end.
    const request = requestOf(call);
    try {
      const response = await fetch(new URL(`agent/v1/${path}`, withSlash(this.serverUrl)), request);
      const answer = parsed(await textOf(response));
      this.learnFrom(response);
      if (response.ok) return answer;
      throw isPassing(response.status)
        ? new Unanswered(path, retryAfterMs(response.headers.get('retry-after'), this.serverNow()))
        : new Refused(path, response.status, answer);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refused || error instanceof Unanswered) throw error;
      throw new Unanswered(path, 0, { cause: error });
    }
  }

  private learnFrom(response: Response): void {
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) this.serverAheadMs = date - Date.now();
    if (!isPassing(response.status)) this.onContact();
  }
}

/** Repeats a call until it is answered or refused, or the signal aborts. No pause is longer than given, unless the server asks for it. */
export async function untilAnswered<Answer>(
  attempt: () => Promise<Answer>,
  signal: AbortSignal,
  longestPauseMs = Infinity,
): Promise<Answer> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await pause(backOffMs(failures, Math.random(), error.retryAfterMs, longestPauseMs), signal);
    }
  }
}

/** Waits, or throws the signal's reason. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

const isPassing = (status: number): boolean => status >= 500 || [408, 425, 429].includes(status);

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

const requestOf = ({ bearer, body, deadlineMs, signal }: Call): RequestInit => ({
  method: 'POST',
  redirect: 'error',
  headers: {
    'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
    ...(bearer && { authorization: `Bearer ${bearer}` }),
  },
  body: body instanceof Uint8Array ? body : JSON.stringify(body),
  signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
});

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > ANSWER_MAX_BYTES) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  return JSON.parse(text);
}
