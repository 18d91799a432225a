import { randomUUID } from 'node:crypto';
import type { ServerAccess } from './find-server.js';
import { wrongUsage } from '../failure.js';
import { problemIn, Refused } from './problem.js';
import { send } from './send.js';
import type { Page } from './views.js';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;
type More = {
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly patienceMs?: number;
};

const MAX_PAGE_ITEMS = 200;

/** The REST API of one server, below `/api/v1`. It reads its own writes: a query asks for what the last command had recorded. */
export class Api {
  #position: string | undefined;
  #isKnown = false;

  #shownAt: number | undefined;

  /** With a moment in the past, what there was then is asked, and nothing can be changed. */
  constructor(
    private readonly server: ServerAccess,
    private readonly asOf?: string,
  ) {}

  /** The past moment that answers showed, in epoch milliseconds. */
  get shownAt(): number | undefined {
    return this.#shownAt;
  }

  get<Body>(path: string, query?: Query): Promise<Body> {
    return this.json('GET', path, undefined, { ...(query && { query }) });
  }

  post<Body>(path: string, body: object = {}, more: More = {}): Promise<Body> {
    return this.command('POST', path, body, more);
  }

  patch<Body>(path: string, body: object): Promise<Body> {
    return this.command('PATCH', path, body);
  }

  put<Body>(path: string, body: object): Promise<Body> {
    return this.command('PUT', path, body);
  }

  delete<Body>(path: string): Promise<Body> {
    return this.command('DELETE', path, undefined);
  }

  /** Items of a list over as many pages as it takes, up to a limit. */
  async list<Item>(path: string, query: Query = {}, limit = Infinity): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let cursor: string | undefined; ;) {
      const asked = { ...query, limit: Math.min(MAX_PAGE_ITEMS, limit - items.length), cursor };
      const page = await this.get<Page<Item>>(path, asked);
      items.push(...page.items);
      if (page.next === null || items.length >= limit) return items;
      cursor = page.next;
    }
  }

  /** An answer as it comes; a {@link Refused} where it is none of success. */
  async response(method: string, path: string, body: object | undefined, more: More = {}): Promise<Response> {
    if (this.asOf !== undefined && method !== 'GET')
      throw wrongUsage('What is past can be looked at, not changed: leave --as-of out.');
    const request: RequestInit = {
      method,
      headers: {
        ...more.headers,
        authorization: `Bearer ${this.server.key}`,
        ...(this.#position !== undefined && method === 'GET' ? { 'hostler-after': this.#position } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(more.signal && { signal: more.signal }),
    };
    const { patienceMs } = more;
    const patience = { isKnown: this.#isKnown, ...(patienceMs === undefined ? {} : { patienceMs }) };
    const response = await send(
      `${this.server.url}${path}${queryText({ ...more.query, asOf: this.asOf })}`,
      request,
      patience,
    );
    this.#isKnown = true;
    if (!response.ok) throw new Refused(await problemIn(response));
    const asOf = response.headers.get('hostler-as-of');
    if (asOf !== null) this.#shownAt = Date.parse(asOf);
    if (method !== 'GET') this.#position = response.headers.get('hostler-position') ?? this.#position;
    return response;
  }

  private command<Body>(method: string, path: string, body: object | undefined, more: More = {}): Promise<Body> {
    const headers = { 'idempotency-key': randomUUID(), ...more.headers };
    return this.json(method, path, body, { ...more, headers });
  }

  private async json<Body>(method: string, path: string, body: object | undefined, more: More): Promise<Body> {
    const response = await this.response(method, `/api/v1${path}`, body, more);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  }
}

function queryText(query: Query = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
}
