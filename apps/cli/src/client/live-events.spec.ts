import { describe, expect, it } from '@jest/globals';
import { liveEvents, type LiveEvent } from './live-events.js';

async function eventsOf(...parts: readonly string[]): Promise<readonly LiveEvent[]> {
  const body = ReadableStream.from(parts.map((part) => new TextEncoder().encode(part)));
  const events: LiveEvent[] = [];
  for await (const event of liveEvents(new Response(body as ReadableStream<Uint8Array>))) events.push(event);
  return events;
}

describe('live events', () => {
  it('are whole, however they were cut on the way', async () => {
    expect(await eventsOf(': open\n', '\nevent: log\nid: 7\nda', 'ta: {"text":"a:b"}\n\n', ': still here\n\n')).toEqual(
      [{ event: 'log', id: '7', data: '{"text":"a:b"}' }],
    );
  });

  it('end where the server is killed', async () => {
    const pulled = ['data: 1\n\n'];
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        const next = pulled.shift();
        if (next === undefined) stream.error(new TypeError('terminated'));
        else stream.enqueue(new TextEncoder().encode(next));
      },
    });
    const events: LiveEvent[] = [];
    for await (const event of liveEvents(new Response(body))) events.push(event);
    expect(events).toEqual([{ event: 'message', id: undefined, data: '1' }]);
  });

  it('that have not ended are none', async () => {
    expect(await eventsOf('data: 1\n\ndata: 2\n')).toEqual([{ event: 'message', id: undefined, data: '1' }]);
  });
});
