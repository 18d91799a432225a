import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';

import { LOG_CHUNK_MAX_BYTES, type LogAnswer } from '#protocol/agent.js';

import { pause, Refused } from './server-connection.js';

/** What a flow may print ahead of the server; beyond it the flow waits for its pipe, as with any slow reader. */
const AHEAD_MAX_BYTES = 1024 * 1024;
/** Small output is gathered: at most four calls a second. A flow that prints more than a call carries goes faster. */
const GATHER_MS = 250;
const GATHER_FULL_MS = 25;
const LOOK_MS = 25;

/** Sends bytes that stand at `offset` of the log, repeating until answered or refused. */
export type SendLog = (offset: number, bytes: Uint8Array) => Promise<LogAnswer>;

/**
 * Streams what a flow prints to the server, in order. Beyond the run's limit the output is read and dropped, so the flow
 * never stalls for it and neither memory nor disk fills. Resolves at the end of the output, everything sent; a log that the
 * server refuses is dropped from there on. Throws only the signal's reason.
 */
export async function shipLog(output: Readable, send: SendLog, limitBytes: number, signal: AbortSignal): Promise<void> {
  const ahead = output.pipe(new PassThrough({ highWaterMark: AHEAD_MAX_BYTES }));
  // A pipe that breaks, or is given up, is the end of the log, not of the run.
  output.once('error', () => ahead.end());
  output.once('close', () => ahead.end());
  try {
    let offset = 0;
    for (let bytes = await take(ahead, signal); bytes !== undefined; bytes = await take(ahead, signal)) {
      const reached = await sendAt(send, offset, bytes);
      // The server learns that the log was cut by the first bytes beyond the limit; more of them would tell it nothing.
      if (reached === undefined || reached > limitBytes) break;
      offset = reached;
      await gather(ahead, signal);
    }
  } finally {
    ahead.resume();
  }
  if (!ahead.readableEnded) await once(ahead, 'end', { signal }).catch(() => signal.throwIfAborted());
}

/** Waits for more to send at once; not after the flow's last word. */
async function gather(ahead: PassThrough, signal: AbortSignal): Promise<void> {
  const until = performance.now() + (ahead.readableLength >= LOG_CHUNK_MAX_BYTES ? GATHER_FULL_MS : GATHER_MS);
  while (performance.now() < until && !ahead.writableEnded) await pause(LOOK_MS, signal);
}

/** The next bytes, at most one call's worth; nothing at the end. */
async function take(ahead: PassThrough, signal: AbortSignal): Promise<Uint8Array | undefined> {
  while (!ahead.readableEnded) {
    const bytes: unknown = ahead.read(Math.min(ahead.readableLength, LOG_CHUNK_MAX_BYTES) || undefined);
    if (bytes instanceof Uint8Array) return bytes;
    if (!ahead.readableEnded) await readableOrEnd(ahead, signal);
  }
  return undefined;
}

async function readableOrEnd(ahead: PassThrough, signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  const options = { signal: AbortSignal.any([signal, done.signal]) };
  await Promise.race([once(ahead, 'readable', options), once(ahead, 'end', options)]).catch(() =>
    signal.throwIfAborted(),
  );
  done.abort();
}

/** Answers the offset to go on from; nothing if the server wants no more. */
async function sendAt(send: SendLog, offset: number, bytes: Uint8Array): Promise<number | undefined> {
  try {
    const { truncated } = await send(offset, bytes);
    return truncated ? undefined : offset + bytes.length;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const length = lengthIn(error);
    // The server holds less than was sent (it came back without the last of it): what is left follows on what it has.
    return length === undefined || length >= offset ? undefined : sendAt(send, length, bytes);
  }
}

function lengthIn({ status, answer }: Refused): number | undefined {
  if (status !== 409 || typeof answer !== 'object' || answer === null || !('length' in answer)) return undefined;
  return typeof answer.length === 'number' ? answer.length : undefined;
}
