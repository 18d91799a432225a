import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authentication } from '../access/authentication.js';
import { mayDo, policyTable } from '../access/policy-table.js';
import type { Engine } from '../../engine/engine.js';
import { API_PARTS, ENGINE, type ApiParts } from '../tokens.js';
import { Answer } from './answer.js';
import { Problem } from './problem.js';
import { learnedOf } from './request.js';
import { eventStreamHeaders, paced } from './server-sent-events.js';

const MAX_STREAMS = 500;
const CHECK_EVERY_MS = 5_000;
/** A client that takes nothing for so long is cut off: its place may be somebody else's. */
export const SLOW_CLIENT_MS = 30_000;

/** Makes the chunks of a stream until the signal aborts. */
export type Chunks = (signal: AbortSignal) => AsyncIterable<string>;

/**
 * Answers that are still being sent. Chunks are pulled as the client takes them, so no more than one waits for a slow client, and one
 * that takes none is cut off. A stream ends with its client, with the server, and as soon as its caller may not see it any more (I14).
 */
@Injectable()
export class LiveStreams {
  #open = 0;

  constructor(
    @Inject(API_PARTS) private readonly parts: ApiParts,
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'clock'>,
    private readonly authentication: Authentication,
  ) {}

  /** Server-sent events, which end as if there were no more. */
  open(request: FastifyRequest, chunks: Chunks): Answer<Readable> {
    const stream = this.#stream(request, (signal) => paced(chunks(signal), signal));
    return new Answer(stream, { headers: eventStreamHeaders });
  }

  /** Something whole: where it ends early, the connection is cut, so that nobody takes a part for all of it. */
  download(request: FastifyRequest, chunks: Chunks, about: Answer['about']): Answer<Readable> {
    return new Answer(
      this.#stream(request, (signal) => wholeOrCut(chunks(signal), signal)),
      about,
    );
  }

  #stream(request: FastifyRequest, chunks: Chunks): Readable {
    // Nobody takes the body of an answer to HEAD, and nobody would have to end it.
    if (request.method === 'HEAD') return Readable.from([]);
    if (this.#open >= MAX_STREAMS) throw new Problem('too-many-streams');
    this.#open += 1;
    const { clock } = this.engine;
    const ended = new AbortController();
    const offer: Offer = { since: undefined };
    const stream = Readable.from(
      offered(chunks(ended.signal), offer, () => clock.now()),
      { objectMode: false },
    );
    const end = (): void => {
      ended.abort();
      if (offer.since === undefined) return;
      // What waits for the client would keep stream and connection open until it is taken.
      stream.destroy();
      request.raw.destroy();
    };
    const check = setInterval(() => {
      if (offer.since !== undefined && clock.now() - offer.since > SLOW_CLIENT_MS) end();
      void this.#maySee(request).then((may) => may || end());
    }, this.parts.streamCheckEveryMs ?? CHECK_EVERY_MS);
    this.parts.draining.addEventListener('abort', end, { once: true });
    if (this.parts.draining.aborted) end();
    stream.once('close', () => {
      ended.abort();
      clearInterval(check);
      this.parts.draining.removeEventListener('abort', end);
      this.#open -= 1;
    });
    return stream;
  }

  async #maySee(request: FastifyRequest): Promise<boolean> {
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

/** Since when a chunk has waited for the client. */
type Offer = { since: number | undefined };

async function* offered(chunks: AsyncIterable<string>, offer: Offer, now: () => number): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    offer.since = now();
    yield chunk;
    offer.since = undefined;
  }
}

async function* wholeOrCut(chunks: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    if (signal.aborted) break;
    yield chunk;
  }
  if (signal.aborted) throw new Problem('shutting-down');
}
