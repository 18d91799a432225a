import { setTimeout as pause } from 'node:timers/promises';

const KEEP_ALIVE_MS = 15_000;

export const eventStreamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
  // A stream ends when there is nothing more to ask of this connection, and a server that stops need not wait for it.
  Connection: 'close',
};

/**
 * One event, as the standard has it. Data is JSON, which has no line breaks. Where the id is left out, a client that comes back still
 * names the one before.
 */
export const serverSentEvent = (event: string, id: string | undefined, data: unknown): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

/** Says something every so often, so that nobody in between believes the connection to be dead. Ends with the signal. */
export async function* paced(chunks: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  const iterator = chunks[Symbol.asyncIterator]();
  const aborted = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  yield ': open\n\n';
  for (let next = iterator.next(); !signal.aborted;) {
    const quiet = new AbortController();
    const keepAlive = pause(KEEP_ALIVE_MS, ': still here\n\n', { signal: quiet.signal, ref: false }).catch(
      () => undefined,
    );
    const arrived = await Promise.race([next, keepAlive, aborted]);
    quiet.abort();
    if (arrived === undefined) continue;
    if (typeof arrived === 'string') {
      yield arrived;
      continue;
    }
    if (arrived.done === true) return;
    yield arrived.value;
    next = iterator.next();
  }
}
