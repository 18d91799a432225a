import type { MemoryApi } from './memory-api.js';

export type Told = {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Follows a stream of an environment until the condition holds, or the server ends it. */
export async function followed(
  { url, key }: Pick<MemoryApi, 'url' | 'key'>,
  address: string,
  until: (all: readonly Told[]) => boolean,
  { headers = {}, opened = () => undefined }: { headers?: Record<string, string>; opened?: () => unknown } = {},
): Promise<readonly Told[]> {
  const ending = new AbortController();
  const response = await fetch(`${url}/api/v1/environments/default/${address}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    signal: ending.signal,
  });
  const all: Told[] = [];
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body as AsyncIterable<Uint8Array>) {
    const before = all.length;
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    all.push(...blocks.filter((block) => !block.startsWith(':')).map(toldBy));
    if (before === 0 && all.length > 0) await opened();
    if (until(all)) break;
  }
  ending.abort();
  return all;
}

function toldBy(block: string): Told {
  const { event, id, data = '{}' } = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
  return { event, id, data: JSON.parse(data) as Told['data'] };
}
