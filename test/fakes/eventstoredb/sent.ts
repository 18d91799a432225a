import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes, and where the reader is slower than we are waits until it has caught up, or has gone. */
export async function sent<Message>(call: Writable, message: Message): Promise<void> {
  if (call.write(message)) return;
  const waited = new AbortController();
  const { signal } = waited;
  await Promise.race([once(call, 'drain', { signal }), once(call, 'close', { signal })]).catch(() => undefined);
  waited.abort();
}
