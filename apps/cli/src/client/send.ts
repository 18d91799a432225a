import { setTimeout as sleep } from 'node:timers/promises';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';

/** So long a request is repeated while the server is busy, starting or out of reach. */
const PATIENCE_MS = 30_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

type Outcome =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'lost'; readonly reason: string; readonly neverReached: boolean };

export type Patience = {
  readonly patienceMs?: number;
  /** The server has answered before: if nobody listens there now, it is starting again. */
  readonly isKnown?: boolean;
};

/**
 * Sends a request until it is answered. Only what may be repeated may be sent by this: queries, and commands under an
 * `Idempotency-Key`. A server that has never been reached is not waited for.
 */
export async function send(
  url: string,
  request: RequestInit,
  { patienceMs = PATIENCE_MS, isKnown = false }: Patience = {},
): Promise<Response> {
  const giveUpAt = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(url, request);
    if (outcome.kind === 'answer' && !mayComeLater(outcome.response)) return outcome.response;
    if (outcome.kind === 'lost' && outcome.neverReached && attempt === 1 && !isKnown)
      throw unreachable(url, outcome.reason);
    const waitMs = waitBefore(attempt + 1, outcome);
    if (performance.now() + waitMs > giveUpAt) {
      if (outcome.kind === 'answer') return outcome.response;
      throw unreachable(url, outcome.reason);
    }
    if (outcome.kind === 'answer') await outcome.response.body?.cancel();
    await sleep(waitMs, undefined, { signal: request.signal ?? undefined });
  }
}

async function once(url: string, request: RequestInit): Promise<Outcome> {
  try {
    return { kind: 'answer', response: await fetch(url, request) };
  } catch (error) {
    request.signal?.throwIfAborted();
    const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
    const reason = cause?.code ?? (error instanceof Error ? error.message : String(error));
    return { kind: 'lost', reason, neverReached: !isBrokenOff(reason) };
  }
}

/** The server was there, and may have understood. */
const isBrokenOff = (reason: string): boolean =>
  reason.startsWith('UND_ERR_') || ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(reason);

const mayComeLater = ({ status }: Response): boolean => status === 503 || status === 429;

function waitBefore(attempt: number, outcome: Outcome): number {
  const asked = outcome.kind === 'answer' ? Number(outcome.response.headers.get('retry-after') ?? NaN) : NaN;
  return Number.isFinite(asked) ? asked * 1_000 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 2));
}

const unreachable = (url: string, reason: string): Failure =>
  new Failure(
    exitCode.noServer,
    `No server answers at ${new URL(url).origin} (${reason}): start one with "hostler up", or name another with --url.`,
  );
