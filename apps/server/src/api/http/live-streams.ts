import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authentication } from '../access/authentication.js';
import { mayDo, policyTable } from '../access/policy-table.js';
import { API_PARTS, type ApiParts } from '../tokens.js';
import { Answer } from './answer.js';
import { Problem } from './problem.js';
import { learnedOf } from './request.js';

const MAX_STREAMS = 500;
const KEEP_ALIVE_MS = 15_000;
const CHECK_EVERY_MS = 5_000;

/** Makes the chunks of a stream until the signal aborts. */
export type Chunks = (signal: AbortSignal) => AsyncIterable<string>;

/**
 * Server-sent events that are still being sent. Chunks are pulled as the client takes them, so a slow one slows only itself. A
 * stream ends with its client, with the server, and as soon as its caller may not see it any more (I14).
 */
@Injectable()
export class LiveStreams {
  #open = 0;

  constructor(
    @Inject(API_PARTS) private readonly parts: ApiParts,
    private readonly authentication: Authentication,
  ) {}

  open(request: FastifyRequest, chunks: Chunks): Answer<Readable> {
    if (this.#open >= MAX_STREAMS) throw new Problem('too-many-streams');
    this.#open += 1;
    const ended = new AbortController();
    const end = (): void => ended.abort();
    const stream = Readable.from(paced(chunks(ended.signal), ended.signal), { objectMode: false });
    const check = setInterval(
      () => void this.#check(request).then((may) => may || end()),
      this.parts.streamCheckEveryMs ?? CHECK_EVERY_MS,
    );
    this.parts.draining.addEventListener('abort', end, { once: true });
    if (this.parts.draining.aborted) end();
    stream.once('close', () => {
      end();
      clearInterval(check);
      this.parts.draining.removeEventListener('abort', end);
      this.#open -= 1;
    });
    return new Answer(stream, { headers: eventStreamHeaders });
  }

  async #check(request: FastifyRequest): Promise<boolean> {
    const { operation } = learnedOf(request);
    try {
      const caller = await this.authentication.callerOf(request, true);
      return operation !== undefined && mayDo(policyTable[operation], caller?.roles);
    } catch {
      // Who can't be asked about can't be let in either; the client comes back when the store does.
      return false;
    }
  }
}

const eventStreamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** One event, as the standard has it. Data is JSON, which has no line breaks. */
export const serverSentEvent = (event: string, id: string, data: unknown): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/** Says something every so often, so that nobody in between believes the connection to be dead. */
async function* paced(chunks: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
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
