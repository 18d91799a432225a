export type LiveEvent = { readonly event: string; readonly id: string | undefined; readonly data: string };

/** Server-sent events of an answer, one after the other, until it ends or breaks off: whoever wants more asks again. */
export async function* liveEvents(response: Response): AsyncGenerator<LiveEvent> {
  if (response.body === null) return;
  let rest = '';
  for await (const text of untilBroken(response.body.pipeThrough(new TextDecoderStream()))) {
    const blocks = (rest + text).split('\n\n');
    // The last one has not ended yet.
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parseEvent(block);
      if (event !== undefined) yield event;
    }
  }
}

/** A server that is killed ends its answers in an error. */
async function* untilBroken(texts: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* texts;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** `undefined` for what carries no data, such as a comment that only keeps the connection alive. */
function parseEvent(block: string): LiveEvent | undefined {
  const fields = new Map<string, string[]>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (name !== '') fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return { event: fields.get('event')?.at(-1) ?? 'message', id: fields.get('id')?.at(-1), data: data.join('\n') };
}
