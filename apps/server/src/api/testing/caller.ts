import type { MemoryApi } from './memory-api.js';

export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The body as JSON; every field may be asked for. */
  readonly body: Body;
};
type Body = { readonly [field: string]: Body } & { readonly items: readonly Body[]; readonly errors: readonly Body[] };

type Asked = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | null;
};

/** Calls an API as its administrator, below the environment `default` unless the address begins with a slash. */
export const callerOf =
  ({ app, key: adminKey }: MemoryApi) =>
  async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    address: string,
    asked: Asked = {},
  ): Promise<Answered> => {
    const key = asked.key === undefined ? adminKey : asked.key;
    const response = await app.inject({
      method,
      url: address.startsWith('/') ? address : `/api/v1/environments/default/${address}`,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...asked.headers,
      },
      ...(asked.body === undefined
        ? {}
        : { payload: typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body) }),
    });
    const isJson = String(response.headers['content-type']).includes('json') && response.body !== '';
    return {
      status: response.statusCode,
      headers: response.headers as Record<string, string>,
      text: response.body,
      body: (isJson ? JSON.parse(response.body) : {}) as Body,
    };
  };

export type Call = ReturnType<typeof callerOf>;
