import type { MemoryApi } from './memory-api.js';

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; every field may be asked for. */
  readonly body: Body;
};
type Body = { readonly [field: string]: Body } & { readonly items: readonly Body[]; readonly errors: readonly Body[] };

export type Asked = {
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `null` for nobody's. */
  readonly key?: string | null;
};

/** Calls an API as its administrator, below the environment `default` unless the address begins with a slash. */
export const callerOf =
  ({ url, key: adminKey }: Pick<MemoryApi, 'url' | 'key'>) =>
  async (method: string, address: string, asked: Asked = {}): Promise<Answered> => {
    const { key = adminKey, body, headers } = asked;
    const response = await fetch(
      url + (address.startsWith('/') ? address : `/api/v1/environments/default/${address}`),
      {
        method,
        redirect: 'manual',
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    );
    const text = await response.text();
    const isJson = /\bjson(;|$)/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as Body };
  };

export type Call = ReturnType<typeof callerOf>;

/** What was written, as a later query must have seen it. */
export const after = ({ headers }: Answered): Asked => ({
  headers: { 'hostler-after': headers.get('hostler-position') ?? '' },
});
