import type { Engine } from '../../engine/engine.js';
import { serverSentEvent } from '../http/server-sent-events.js';
import { runStatus, type OfRun } from './run-status.js';
import { wholeCharacters } from './whole-characters.js';

const CHUNK_BYTES = 64 * 1024;
const LOOK_EVERY_MS = 300;

/** A run's log from an offset on as server-sent events, and then as it grows, until the run has ended. */
export async function* followRunLog(
  engine: Engine,
  run: OfRun,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { clock, payloads } = engine;
  for (let offset = from; !signal.aborted;) {
    // Asked before the log is read: what an ended run wrote is all there.
    const { status, ended } = await runStatus(engine, run);
    const { bytes, length, truncated } = await payloads.readLog(run.runId, offset, CHUNK_BYTES);
    const isLast = ended && offset + bytes.length >= length;
    const whole = isLast ? bytes : wholeCharacters(bytes);
    if (whole.length > 0) {
      const next = offset + whole.length;
      yield serverSentEvent('log', String(next), { offset, text: Buffer.from(whole).toString('utf8') });
      offset = next;
    }
    if (isLast) {
      yield serverSentEvent('end', String(offset), { status, length, truncated });
      return;
    }
    if (whole.length === 0) await clock.waitUntil(clock.now() + LOOK_EVERY_MS, signal);
  }
}
