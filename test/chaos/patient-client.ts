import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from './server-process.js';

const ANSWER_LIMIT_MS = 10_000;
const PAUSE_MS = 150;

export type Answer<Body> = { readonly status: number; readonly body: Body };

/** Asks until it is answered, as a careful caller does: a command is repeated with the same Idempotency-Key, and what was seen once is asked for again. */
export class PatientClient {
  /** Answers that no server should give, whatever is killed: a failure that is no refusal, or a refusal that does not say when to come back. */
  readonly problems: string[] = [];
  /** The furthest `Hostler-Position` that was answered: a list that has not come so far is waited for. */
  #seen = '';

  constructor(private readonly server: ServerProcess) {}

  /** Gives up after `patienceMs`; until then lost connections and 503 are tried again. Refusals are answers. */
  async command<Body>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    patienceMs = 300_000,
  ): Promise<Answer<Body>> {
    return this.ask(method, path, body, { 'idempotency-key': randomUUID() }, patienceMs);
  }

  async get<Body>(path: string, patienceMs = 300_000): Promise<Body> {
    const { status, body } = await this.ask<Body>('GET', path, undefined, {}, patienceMs);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** All items of a list, page by page. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const at = `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: { items: Item[]; next: string | null } = await this.get(at);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  }

  private async ask<Body>(
    method: string,
    path: string,
    body: object | undefined,
    headers: Record<string, string>,
    patienceMs: number,
  ): Promise<Answer<Body>> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const answer = await this.once<Body>(method, path, body, headers);
      if (answer !== undefined && answer.status < 500) return answer;
      if (performance.now() >= deadline)
        throw new Error(`${method} ${path} was not answered: ${JSON.stringify(answer)}`);
      await sleep(PAUSE_MS);
    }
  }

  private async once<Body>(
    method: string,
    path: string,
    body: object | undefined,
    headers: Record<string, string>,
  ): Promise<Answer<Body> | undefined> {
    try {
      const { url, key } = await this.server.access();
      const response = await fetch(`${url}/api/v1/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(this.#seen !== '' && { 'hostler-after': this.#seen }),
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      });
      const text = await response.text();
      this.judge(`${method} ${path}`, response, text);
      this.noteSeen(response.headers.get('hostler-position') ?? '');
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
    } catch {
      return undefined;
    }
  }

  /** Positions of one log are ordered as strings are. */
  private noteSeen(position: string): void {
    if (position > this.#seen) this.#seen = position;
  }

  /** I16 */
  private judge(asked: string, { status, headers }: Response, text: string): void {
    // One that is just closing says so by itself, below all that is ours.
    const saysWhen = Number(headers.get('retry-after')) > 0 || headers.get('connection') === 'close';
    if (status < 500 || (status === 503 && saysWhen)) return;
    this.problems.push(`${asked} answered ${status} without saying when to come back: ${text.slice(0, 300)}`);
  }
}
